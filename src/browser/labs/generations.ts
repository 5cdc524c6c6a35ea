import { lab } from "../../labs/generations/lab.ts";
import { defineLab } from "./element.ts";

defineLab(lab);
