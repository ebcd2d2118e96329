// What ical.js or node-ical reads in the calendar on standard input, as JSON: `node read.mjs FOLDER-OF-MODULES ical.js`.
// A task has no start; its end is the day or moment at which it is due.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, library] = process.argv.slice(2);
const module = createRequire(`${folder}/`)(library);
const text = readFileSync(0, "utf8");
const two = (number) => String(number).padStart(2, "0");
const dayOf = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
const momentOf = (date) => date.toISOString().replace(".000Z", "+00:00");

function* withIcalJs(ICAL) {
  const when = (time) => (time ? (time.isDate ? time.toString() : momentOf(time.toJSDate())) : "");
  const root = new ICAL.Component(ICAL.parse(text));
  for (const item of [...root.getAllSubcomponents("vevent"), ...root.getAllSubcomponents("vtodo")]) {
    const value = (name) => item.getFirstPropertyValue(name);
    const alarms = item.getAllSubcomponents("valarm").map((alarm) => [
      alarm.getFirstPropertyValue("uid"),
      -alarm.getFirstPropertyValue("trigger").toSeconds(),
    ]);
    yield {
      uid: value("uid"),
      start: when(value("dtstart")),
      end: when(value("dtend") ?? value("due")),
      title: value("summary"),
      description: value("description"),
      alarms,
    };
  }
}

function* withNodeIcal(ical) {
  const when = (date) => (date ? (date.dateOnly ? dayOf(date) : momentOf(date)) : "");
  for (const item of Object.values(ical.sync.parseICS(text)).filter((one) => /^V(EVENT|TODO)$/.test(one.type))) {
    const alarms = Object.values(item).filter((part) => part?.type === "VALARM");
    yield {
      uid: item.uid,
      start: when(item.start),
      end: when(item.due ?? item.end),
      title: item.summary,
      description: item.description,
      alarms: alarms.map((alarm) => [alarm.uid, alarm.trigger.val ?? alarm.trigger]),
    };
  }
}

const items = library === "ical.js" ? withIcalJs(module) : withNodeIcal(module);
process.stdout.write(JSON.stringify([...items]));
