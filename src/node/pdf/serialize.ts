import { type PDFDocument, type PDFObject, PDFRawStream, type PDFRef, PDFStream } from "@cantoo/pdf-lib";

// More objects in one stream are smaller, and slower to look into.
const objectsPerStream = 200;

/** Where an object is: at an offset of the file, or in a stream of objects at a place in there. */
type Place =
  | readonly [kind: 1, offset: number, generation: 0]
  | readonly [kind: 2, stream: number, index: number];

/**
 * The bytes of a document, its small objects in compressed streams (PDF 1.7, 7.5.7 and 7.5.8). The
 * library's own writer takes time with the square of the number of objects.
 */
export function serialize(pdf: PDFDocument): Uint8Array {
  const { context } = pdf;
  const chunks: Uint8Array[] = [];
  const places = new Map<number, Place>([[0, [1, 0, 0]]]);
  let size = 0;
  const write = (bytes: Uint8Array) => {
    chunks.push(bytes);
    size += bytes.length;
  };
  const writeObject = (number: number, object: PDFObject) => {
    places.set(number, [1, size, 0]);
    write(ascii(`${number} 0 obj\n`));
    write(bytesOf(object));
    write(ascii("\nendobj\n"));
  };

  write(Buffer.from("%PDF-1.7\n%\u{e9}\u{e8}\u{ea}\u{eb}\n", "latin1"));
  const objects = context.enumerateIndirectObjects();
  for (const [ref, object] of objects) if (object instanceof PDFStream) writeObject(ref.objectNumber, object);
  const small = objects.filter(([, object]) => !(object instanceof PDFStream));
  let next = context.largestObjectNumber + 1;
  for (let i = 0; i < small.length; i += objectsPerStream) {
    const group = small.slice(i, i + objectsPerStream);
    for (const [index, [ref]] of group.entries()) places.set(ref.objectNumber, [2, next, index]);
    writeObject(next++, streamOf(pdf, group));
  }
  const start = size;
  places.set(next, [1, start, 0]);
  writeObject(next, crossReferences(pdf, places));
  write(ascii(`startxref\n${start}\n%%EOF\n`));
  return Buffer.concat(chunks);
}

function ascii(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}

function bytesOf(object: PDFObject): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}

function streamOf({ context }: PDFDocument, group: readonly (readonly [PDFRef, PDFObject])[]): PDFRawStream {
  const bodies = group.map(([, object]) => Buffer.concat([bytesOf(object), ascii("\n")]));
  let offset = 0;
  const index = group.map(([ref], i) => {
    const entry = `${ref.objectNumber} ${offset} `;
    offset += bodies[i]?.length ?? 0;
    return entry;
  });
  const head = ascii(index.join(""));
  const dict = { Type: "ObjStm", N: group.length, First: head.length };
  return context.flateStream(Buffer.concat([head, ...bodies]), dict);
}

/** Where every object is, in fields of 1, 4 and 2 bytes; numbers that are not used are free. */
function crossReferences({ context }: PDFDocument, places: ReadonlyMap<number, Place>): PDFRawStream {
  const count = Math.max(...places.keys()) + 1;
  const table = Buffer.alloc(count * 7);
  for (let number = 1; number < count; number++) {
    const [kind, where, which] = places.get(number) ?? [0, 0, 0];
    table.writeUInt8(kind, number * 7);
    table.writeUInt32BE(where, number * 7 + 1);
    table.writeUInt16BE(which, number * 7 + 5);
  }
  // Free objects form a list that ends where it begins; the first cannot be used again.
  table.writeUInt16BE(65_535, 5);
  const { Root, Info, ID } = context.trailerInfo;
  return context.flateStream(table, { Type: "XRef", Size: count, W: [1, 4, 2], Root, Info, ID });
}
