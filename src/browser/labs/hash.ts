import { lab } from "../../labs/hash/lab.ts";
import { defineLab } from "./element.ts";

defineLab(lab);
