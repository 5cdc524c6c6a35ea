import type { Lab, Scene } from "../lab.ts";
import { runAll, type Step } from "./loader.ts";
import { act, addressOf, copyOf, type Linking, type Machine, ownAddress, start } from "./model.ts";
import { view } from "./view.ts";

/** Which library a program finds, and what it prints then. */
export const lab: Lab<Linking, Machine> = { name: "linking", start, act, view, tell, story };

function tell(data: Linking, before: Machine, after: Machine): string {
  const old = runAll(data, before);
  const news = runAll(data, after).flatMap((now, i) => {
    const was = old[i];
    const name = data.programs[i]?.name ?? "";
    if (!now) return was ? [`${name} is removed.`] : [];
    const from = now.hit ? `${now.hit.version} in ${sayPlace(data, now.hit)}` : "no library";
    if (!was || was.run.line !== now.run.line) return [`${name} finds ${from}: ${now.run.line}.`];
    return was.hit?.directory === now.hit?.directory && was.hit?.place === now.hit?.place
      ? []
      : [`${name} now finds ${from}, with the same result.`];
  });
  return news.join(" ") || "Nothing changes for the programs.";
}

/** Nobody wants to hear 32 characters spelled. */
function sayPlace({ libraries }: Linking, { directory }: Step): string {
  return libraries.some((library) => addressOf(library) === directory) ? "the store" : directory;
}

function story(data: Linking): readonly Scene[] {
  const [first, second] = data.programs;
  const [old, fresh] = data.libraries;
  if (!first || !second || !old || !fresh) return [];
  const variable = (value: string) => ({ act: "variable", value });
  const address = `${first.name} ${ownAddress(data, first)}`;
  return [
    {
      title: "Alone",
      actions: [
        { act: "remove", value: second.name },
        { act: "remove", value: first.name },
        { act: "install", value: `${first.name} ` },
      ],
    },
    { title: "Both", actions: [{ act: "install", value: `${second.name} ` }] },
    { title: "Variable", actions: [variable(copyOf(old))] },
    { title: "Address", actions: [variable(""), { act: "runpath", value: address }] },
    {
      title: "Empty",
      actions: [
        { act: "runpath", value: `${second.name} ${ownAddress(data, second)}` },
        { act: "shared", value: "" },
      ],
    },
    { title: "Limit", actions: [variable(copyOf(fresh))] },
  ];
}
