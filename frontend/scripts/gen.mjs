// Turns the server's contract (api/swagger.json, Swagger 2) into src/api/schema.d.ts;
// two arguments name other files: node scripts/gen.mjs swagger.json schema.d.ts
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";
import converter from "swagger2openapi";

const source = process.argv[2] ?? new URL("../../api/swagger.json", import.meta.url);
const target = process.argv[3] ?? new URL("../src/api/schema.d.ts", import.meta.url);

const swagger = JSON.parse(await readFile(source, "utf8"));
const { openapi } = await converter.convertObj(swagger, { patch: true, warnOnly: true });
const types = astToString(await openapiTS(openapi));

await writeFile(target, `// Generated from api/swagger.json by "make gen". Do not edit.\n${types}`);
console.log(`typed client: ${Object.keys(openapi.paths).length} paths`);
