/** Elements of an XML file, which may have no document type: nothing in it expands or reaches outside. */
import { SaxesParser } from "saxes";
import { StatementFault } from "./text-reader";

export interface XmlElement {
  /** Without the prefix of its namespace. */
  name: string;
  attributes: Readonly<Record<string, string>>;
  text: string;
  children: XmlElement[];
  /** 1-based. */
  line: number;
}

const MAXIMUM_DEPTH = 64;

/** Reads a file to its end; `onClose` may keep an element out of its parent by answering true. */
export function readXml(text: string, onClose: (element: XmlElement) => boolean): XmlElement {
  const top: XmlElement = { name: "", attributes: {}, text: "", children: [], line: 1 };
  const open = [top];
  const parser = new SaxesParser();
  const addText = (piece: string) => {
    const element = open.at(-1);
    if (element !== undefined && element.children.length === 0) element.text += piece;
  };
  parser.on("doctype", () => {
    throw new StatementFault("has_doctype", parser.line);
  });
  parser.on("error", ({ message }) => {
    throw new StatementFault("damaged", parser.line, message.slice(0, 120));
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (open.length > MAXIMUM_DEPTH) throw new StatementFault("too_deep", parser.line);
    const local = name.slice(name.indexOf(":") + 1);
    open.push({ name: local, attributes, text: "", children: [], line: parser.line });
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const element = open.pop();
    if (element !== undefined && !onClose(element)) open.at(-1)?.children.push(element);
  });
  parser.write(text).close();
  return top;
}
