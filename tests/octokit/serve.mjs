// Serves the recorded answers on loopback: `node serve.mjs FOLDER`, FOLDER being what `install` printed. Prints its address, and ends with its standard input.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const resolve = createRequire(`${process.argv[2]}/`).resolve;
const load = async (name) => (await import(pathToFileURL(resolve(name)).href)).default;
const [express, fixtures] = [await load("express"), await load("@octokit/fixtures-server")];

const app = express();
const server = app.listen(0, "127.0.0.1", () => {
  const address = `http://127.0.0.1:${server.address().port}`;
  app.use(fixtures({ fixturesUrl: address, logLevel: "silent", ttl: 600000 }));
  console.log(address);
});
process.stdin.resume().on("end", () => process.exit(0));
