import { lab } from "../../labs/linking/lab.ts";
import { defineLab } from "./element.ts";

defineLab(lab);
