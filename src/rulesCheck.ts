import { Temporal } from 'temporal-polyfill';
import { readRuleSets } from './adapters/rules/index.ts';
import { getCertification, nameWithCode } from './scoring/certifications.ts';
import { findStaleRules, isStale, type RuleFinding } from './scoring/findStaleRules.ts';

// Exit codes: 0 nothing is stale, 1 something is, 2 the day cannot be read.
const [day = Temporal.Now.plainDateISO().toString()] = process.argv.slice(2);
if (isDay(day)) report(day);
else {
  console.error(`"${day}" is not a day. Say it like 2026-11-22, or leave it out for today.`);
  process.exitCode = 2;
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

function report(today: string): void {
  const findings = findStaleRules(readRuleSets(), today);
  for (const finding of findings) {
    const line = `${isStale(finding, today) ? 'STALE  ' : 'ahead  '}${sayFinding(finding)}`;
    console.log(line);
  }
  const staleCount = findings.filter((finding) => isStale(finding, today)).length;
  console.log(`${today}: ${staleCount} stale, ${findings.length - staleCount} ahead.`);
  if (staleCount > 0) process.exitCode = 1;
}

function sayFinding(finding: RuleFinding): string {
  switch (finding.kind) {
    case 'page revised':
      return `${finding.ruleSet}: compared with its page as of ${finding.compared}, which was revised on ${finding.newest} and not compared since. Save the page, run rules:compare on it, then set page.compared or add a rule set.`;
    case 'not compared':
      return `${finding.ruleSet}: not compared with its page for ${finding.days} days (last on ${finding.comparedOn}). Compare it, then set page.comparedOn or add a rule set.`;
    case 'stops counting':
      return `${nameWithCode(getCertification(finding.certification))} counts until ${finding.countsUntil}, in ${finding.ruleSets.join(', ')}.`;
    case 'list runs empty':
      return `${finding.ruleSet}, ${finding.step}: nothing on the list can be earned after ${finding.earnableUntil}, and nothing counts after ${finding.countsUntil}. Look for Microsoft's successor.`;
  }
}
