// The search of a built site without a page: its files are read from the disk and run, as a page runs them.
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";

// As it is published, which is what readers run; where a folder holds an index alone, as it is written.
const source = new URL("../../themes/default/assets/js/find.js", import.meta.url);
const scriptOf = (folder) => {
  const published = path.join(folder, "../assets/js/find.js");
  return fs.existsSync(published) ? published : source;
};

/** The search of the site whose `tim-kiem/` stands in `folder`; `read` counts the bytes of all that it read. */
export function open(folder) {
  const world = { window: {} };
  vm.createContext(world);
  const directory = fs.readFileSync(path.join(folder, "muc-luc.js"), "utf8");
  const read = { bytes: Buffer.byteLength(directory), files: 1 };
  vm.runInContext(directory, world);
  const index = world.window.KETLUAN_SEARCH;
  world.KETLUAN_SEARCH = index;
  vm.runInContext(fs.readFileSync(scriptOf(folder), "utf8"), world);
  const load = async (name) => {
    const text = fs.readFileSync(path.join(folder, name + ".js"), "utf8");
    read.bytes += Buffer.byteLength(text);
    read.files += 1;
    let handed;
    index.put = (given, value) => { handed = given === name ? value : handed; };
    vm.runInContext(text, world);
    return handed;
  };
  return { index, read, file: load, ...world.window.ketluanFind(index, load) };
}
