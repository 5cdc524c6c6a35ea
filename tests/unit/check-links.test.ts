import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { test, type TestContext } from "node:test";
import { parse } from "../../src/compile/parse.ts";
import { followLinks, report, webLinks } from "../../src/node/check-links.ts";

/** A server that answers like this until the test ends; returns its address. */
async function serve(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return address && typeof address !== "string" ? `http://127.0.0.1:${address.port}` : "";
}

/** An address at which no server listens. */
async function nobody(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return address && typeof address !== "string" ? `http://127.0.0.1:${address.port}` : "";
}

function linksOf(text: string) {
  return webLinks(parse([{ file: "slides/01.md", text }]).deck);
}

test("every address is followed once, with all places that name it; slides, files and mail are not", () => {
  const links = linksOf(`## One

[a](https://example.org/a) and [here](#one), [b](https://example.org/b#part), [mail](mailto:a@example.org)

Source: [a again](https://example.org/a)

Note: <a href="https://example.org/c?x=1&amp;y=2">c</a>
`);
  assert.deepEqual(
    links.map(({ address, places }) => [address, places.map(({ line, column }) => `${line}:${column}`)]),
    [
      ["https://example.org/a", ["3:2", "5:10"]],
      ["https://example.org/b#part", ["3:47"]],
      ["https://example.org/c?x=1&y=2", ["7:7"]],
    ],
  );
});

test("dead and moved links are told with file, line and column, all others only counted", async (t) => {
  const url = await serve(t, ({ url: path, method }, response) => {
    if (path === "/gone") response.writeHead(404).end();
    else if (path === "/old") response.writeHead(301, { Location: "/fine" }).end();
    else if (path === "/today") response.writeHead(302, { Location: "/fine" }).end();
    // Some servers know no HEAD.
    else if (path === "/picky" && method === "HEAD") response.writeHead(405).end();
    else response.writeHead(200, { "Content-Type": "text/html" }).end("<p>Fine</p>");
  });
  const closed = `${await nobody()}/closed`;
  const names = ["fine", "gone", "old", "today", "picky", "fine#part"];
  const text = [...names.map((name) => `[${name}](${url}/${name})`), `[closed](${closed})`].join("\n");
  const findings = (await followLinks(linksOf(`## Links\n\n${text}\n`), 0)) ?? [];
  assert.equal(
    report(findings),
    `slides/01.md:4:2 dead: ${url}/gone is dead (the server says 404)
slides/01.md:5:2 moved: ${url}/old has moved to ${url}/fine
slides/01.md:9:2 dead: ${closed} is dead (ECONNREFUSED)
7 links: 4 work, 1 moved, 2 dead.`,
  );
});

test("without network there are no findings, rather than dead links", async () => {
  const url = await nobody();
  const findings = await followLinks(linksOf(`## Links\n\n[a](${url}/a) [b](${url}/b)\n`), 0);
  assert.equal(findings, undefined);
});

test("a deck without links has nothing to report", async () => {
  assert.equal(
    report((await followLinks(linksOf("## None\n\nText.\n"))) ?? []),
    "0 links: 0 work, 0 moved, 0 dead.",
  );
});
