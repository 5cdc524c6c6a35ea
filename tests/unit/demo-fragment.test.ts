import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { failureOf, readingsOf } from "../../src/demo/fragment.ts";

suite("readings of a piece of Nix", () => {
  test("as an expression and as bindings, the author's text from the second line on", () => {
    assert.deepEqual(readingsOf("a = 1;\n", false), ["\na = 1;\n", " {\na = 1;\n}\n"]);
  });

  test("names may come from elsewhere if it is open", () => {
    assert.deepEqual(readingsOf("hello", true), ["with { };\nhello\n", "with { }; {\nhello\n}\n"]);
  });

  test("where `…` leaves something out stands something that parses, in the same line", () => {
    const piece = "{ lib, … }:\n  …\n{ a = …; b = [ … ]; c = { … }; d = { e = 1; … }; }\nf = 1; …";
    const [expression] = readingsOf(piece, false);
    assert.equal(
      expression,
      "\n{ lib, ... }:\n\n{ a = null; b = [ null ]; c = {  }; d = { e = 1;  }; }\nf = 1;\n",
    );
  });
});

suite("failure of a piece of Nix", () => {
  const printed = (message: string, place: string): string =>
    `error: ${message}\n       at «string»:${place}:\n            1|\n`;

  test("none if one reading was understood", () => {
    assert.equal(failureOf("a = 1;", [printed("syntax error, unexpected '='", "2:3"), ""]), undefined);
  });

  test("that of the reading that was understood furthest", () => {
    const text = "a = 1;\nb = 2\n";
    const readings = [
      printed("syntax error, unexpected '=', expecting end of file", "2:3"),
      printed("syntax error, unexpected '}', expecting ';'", "4:1"),
    ];
    assert.deepEqual(failureOf(text, readings), {
      line: 2,
      message: "error: syntax error, unexpected '}', expecting ';'",
    });
  });

  test("an unknown name means that all the rest was understood", () => {
    const unknown = printed("undefined variable 'pkgs'", "2:1");
    const asBindings = printed("syntax error, unexpected '}', expecting '.' or '='", "3:1");
    assert.deepEqual(failureOf("pkgs.hello\n", [unknown, asBindings]), {
      line: 1,
      message: "error: undefined variable 'pkgs'",
    });
  });

  test("places within the message, which count the added line, are left out", () => {
    const twice = printed("attribute 'a' already defined at «string»:2:2", "2:9");
    const text = "{ a = 1; a = 2; }\n";
    assert.deepEqual(failureOf(text, [twice, printed("x", "2:1")]), {
      line: 1,
      message: "error: attribute 'a' already defined",
    });
  });
});
