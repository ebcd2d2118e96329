// What ical.js or node-ical reads in the calendar on standard input, as JSON: `node read.mjs FOLDER-OF-MODULES ical.js`.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, library] = process.argv.slice(2);
const module = createRequire(`${folder}/`)(library);
const text = readFileSync(0, "utf8");
const two = (number) => String(number).padStart(2, "0");
const dayOf = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
const momentOf = (date) => date.toISOString().replace(".000Z", "+00:00");

function* withIcalJs(ICAL) {
  const when = (time) => (time.isDate ? time.toString() : momentOf(time.toJSDate()));
  for (const component of new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(component);
    const alarms = component.getAllSubcomponents("valarm").map((alarm) => [
      alarm.getFirstPropertyValue("uid"),
      -alarm.getFirstPropertyValue("trigger").toSeconds(),
    ]);
    yield {
      uid: event.uid,
      start: when(event.startDate),
      end: when(event.endDate),
      title: event.summary,
      description: event.description,
      alarms,
    };
  }
}

function* withNodeIcal(ical) {
  const when = (date) => (date.dateOnly ? dayOf(date) : momentOf(date));
  for (const event of Object.values(ical.sync.parseICS(text)).filter((part) => part.type === "VEVENT")) {
    const alarms = Object.values(event).filter((part) => part?.type === "VALARM");
    yield {
      uid: event.uid,
      start: when(event.start),
      end: when(event.end),
      title: event.summary,
      description: event.description,
      alarms: alarms.map((alarm) => [alarm.uid, alarm.trigger]),
    };
  }
}

const events = library === "ical.js" ? withIcalJs(module) : withNodeIcal(module);
process.stdout.write(JSON.stringify([...events]));
