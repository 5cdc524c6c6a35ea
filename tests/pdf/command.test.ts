import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { readPdf } from "../support/pdf/read.ts";
import { runPdf } from "../support/pdf/site.ts";
import { skip } from "../support/pdf/tools.ts";

const temporary = mkdtempSync(join(tmpdir(), "pdf-command-"));
after(() => rmSync(temporary, { recursive: true, force: true }));

// For bubblewrap: the machine as it is.
const everything = ["--dev-bind", "/", "/"];

type Files = Readonly<Record<string, string>>;

/** A folder of slides with these files. */
function deckWith(files: Files): string {
  const folder = mkdtempSync(join(temporary, "deck-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const small = { "01.md": "## One slide says one thing\n\nAnd no more.\n\nNote: It is short.\n" };

/** A folder in which PDFs from before lie. */
function folderWithOldPdfs(): { path: string; isUntouched: () => boolean } {
  const path = mkdtempSync(join(temporary, "site-"));
  const files = ["index.html", "talk.pdf"];
  for (const file of files) writeFileSync(join(path, file), "from before");
  const isOld = (file: string) => readFileSync(join(path, file), "utf8") === "from before";
  return {
    path,
    isUntouched: () => readdirSync(path).toSorted().join() === files.join() && files.every(isOld),
  };
}

/** The lines that a failed run printed, without those of its progress. */
function complaintOf({ status, stderr }: { status: number | null; stderr: string }): string {
  assert.equal(status, 1, stderr);
  const lines = stderr.trimEnd().split("\n");
  return lines.filter((line) => !/^(Building|Printed) /.test(line)).join("\n");
}

describe("what cannot be made is said in a sentence, and the PDFs from before stay", () => {
  const cases: Readonly<Record<string, readonly [deck: Files, environment: Files, says: RegExp]>> = {
    "there is no browser": [
      small,
      { CHROMIUM_PATH: "/nowhere/chromium" },
      /^CHROMIUM_PATH is \/nowhere\/chromium, and there is no such program\. Correct it, or unset it\.$/m,
    ],
    "what is named is no browser": [
      small,
      { CHROMIUM_PATH: "/bin/false" },
      /^The browser \/bin\/false does not start: /m,
    ],
    "a slide does not fit its page, however small": [
      { "01.md": `## Much\n\n\`\`\`c\n${"int main(void);\n".repeat(200)}\`\`\`\n` },
      {},
      /^01\.md:1 does not fit its page, not even at 35 % of its size\.\nPut less on the slide, or make several of it\.$/m,
    ],
    "the date is none": [
      small,
      { SOURCE_DATE_EPOCH: "yesterday" },
      /^SOURCE_DATE_EPOCH is “yesterday”\. Set it to whole seconds since 1970, or unset it\.$/m,
    ],
    "there are no slides": [
      { "deck.yaml": "title: Nothing\n" },
      {},
      /^The slides have 1 error, listed above\.$/m,
    ],
  };

  for (const [what, [files, environment, says]] of Object.entries(cases)) {
    test(what, () => {
      const target = folderWithOldPdfs();
      const result = runPdf(["--outDir", target.path], { SLIDES: deckWith(files), ...environment });
      const complaint = complaintOf(result);
      assert.match(complaint, says);
      assert.doesNotMatch(complaint, /^ +at /m);
      assert.ok(target.isUntouched());
    });
  }

  test("the target is no folder", () => {
    const file = join(temporary, "file");
    writeFileSync(file, "from before");
    const complaint = complaintOf(runPdf(["--outDir", join(file, "site")], { SLIDES: deckWith(small) }));
    assert.match(complaint, /file\/site cannot take the PDFs: something that is no folder stands there\./);
    assert.equal(readFileSync(file, "utf8"), "from before");
  });

  test("the disk is full", { skip: skipDisk() }, () => {
    const target = join(temporary, "full");
    mkdirSync(target);
    // The pages fit, the PDFs do not; what was there is on the same disk.
    const script = `echo "from before" > ${target}/talk.pdf; "$@"; status=$?; ls -A ${target}; cat ${target}/talk.pdf; exit $status`;
    const tsx = import.meta.resolve("tsx");
    const command = [process.execPath, "--import", tsx, "src/node/pdf.ts", "--outDir", target];
    const disk = [...everything, "--size", "2200000", "--tmpfs", target];
    const { NODE_TEST_CONTEXT: _, ...inherited } = process.env;
    const result = spawnSync("bwrap", [...disk, "sh", "-c", script, "sh", ...command], {
      encoding: "utf8",
      env: { ...inherited, SLIDES: "slides" },
    });
    const complaint = complaintOf(result);
    assert.match(result.stderr, /^Printed talk\.pdf\.$/m, "the pages fit");
    assert.match(complaint, /cannot take the PDFs: the disk is full\. What was there is as it was\.$/);
    assert.equal(result.stdout, "talk.pdf\nfrom before\n");
  });

  test("there is no such paper, or no such option", () => {
    assert.match(complaintOf(runPdf(["--paper", "a3"])), /^There is no paper a3: use a4 or letter\.$/);
    assert.match(complaintOf(runPdf(["--papers", "a4"])), /^Unknown option '--papers'/);
  });
});

/** Why no disk can be filled here: it takes one that is ours alone. */
function skipDisk(): string | false {
  const { status } = spawnSync("bwrap", [...everything, "--size", "4096", "--tmpfs", "/mnt", "true"]);
  const isRequired = process.env["PDF_TOOLS_REQUIRED"] === "1";
  return status === 0 || isRequired ? false : "bubblewrap is missing: install the package `bubblewrap`.";
}

test("the handout comes on the paper that is asked for, and what readers must know is told", { skip }, () => {
  const path = join(temporary, "letter");
  const letters = deckWith({
    "deck.yaml": "title: On paper\naddress: https://example.org/talk/\n",
    "notes.txt": "To take home.\n",
    "01.md": "## A letter \u{e123} that no font has\n\n[A file](notes.txt) to take home\n",
  });
  const { status, stdout, stderr } = runPdf(["--outDir", path, "--paper", "letter"], { SLIDES: letters });
  assert.equal(status, 0, stderr);
  assert.deepEqual([...new Set(readPdf(join(path, "talk-handout.pdf")).sizes)], ["612 × 792"]);
  const slides = readPdf(join(path, "talk.pdf"));
  assert.deepEqual(slides.sizes, ["1440 × 810"]);
  assert.match(stdout, /^No font of this machine has \u{e123}, so the PDFs do not show it\./mu);
  assert.match(String(slides.links[0]?.to), /^https:\/\/example\.org\/talk\/assets\/notes-[\w-]+\.txt$/);
});

test("without a public address, links to files lead to where they lie beside the PDF", { skip }, () => {
  const path = join(temporary, "beside");
  const deck = deckWith({ "notes.txt": "To take home.\n", "01.md": "## One\n\n[A file](notes.txt)\n" });
  const { status, stdout, stderr } = runPdf(["--outDir", path], { SLIDES: deck });
  assert.equal(status, 0, stderr);
  const [link] = readPdf(join(path, "talk.pdf")).links;
  assert.match(String(link?.to), /^assets\/notes-[\w-]+\.txt$/);
  assert.ok(existsSync(join(path, String(link?.to))));
  assert.match(stdout, /^Links to assets\/notes-\S+ lead to /m);
});
