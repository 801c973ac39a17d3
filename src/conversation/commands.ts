import type { Command } from './command.ts';
import { auditCommand } from './data/audit.ts';
import { deleteEverythingCommand } from './data/deleteEverything.ts';
import { exportCommand } from './data/export.ts';
import { forgetMeCommand } from './data/forgetMe.ts';
import { importCommand } from './data/import.ts';
import { undoCommand } from './data/undo.ts';
import { setCommand } from './figures/set.ts';
import { updateCommand } from './figures/update.ts';
import { addCommand } from './people/add.ts';
import { identifyCommand } from './people/identify.ts';
import { pasteCommand } from './people/paste.ts';
import { peopleCommand } from './people/people.ts';
import { removeCommand } from './people/remove.ts';
import { renewedCommand } from './people/renewed.ts';
import { assignCommand } from './plans/assign.ts';
import { doneCommand } from './plans/done.ts';
import { expiringCommand } from './plans/expiring.ts';
import { forecastCommand } from './plans/forecast.ts';
import { planCommand } from './plans/plan.ts';
import { plannedCommand } from './plans/planned.ts';
import { unassignCommand } from './plans/unassign.ts';
import { whatIfCommand } from './plans/whatIf.ts';
import { remindCommand } from './reminders/remind.ts';
import { remindStatusCommand } from './reminders/remindStatus.ts';
import { namesCommand, totalsCommand } from './rights/chatPermission.ts';
import { grantCommand, revokeCommand } from './rights/grant.ts';
import { rolesCommand } from './rights/roles.ts';
import { checkCommand } from './scores/check.ts';
import { gapsCommand } from './scores/gaps.ts';
import { historyCommand } from './scores/history.ts';
import { scoreCommand } from './scores/score.ts';
import { whyCommand } from './scores/why.ts';
import { anniversaryCommand } from './settings/anniversary.ts';
import { effortCommand } from './settings/effort.ts';
import { languageCommand } from './settings/language.ts';
import { rulesCommand } from './settings/rules.ts';
import { settingsCommand } from './settings/settings.ts';
import { customersCommand } from './usage/customers.ts';
import { growthCommand } from './usage/growth.ts';
import { servicesCommand } from './usage/services.ts';
import { helpCommand } from './welcome/help.ts';
import { linksCommand } from './welcome/links.ts';
import { sampleCommand } from './welcome/sample.ts';

/** Everything that a person can ask. Help lists its topics in this order. */
export const COMMANDS: readonly Command[] = [
  scoreCommand,
  gapsCommand,
  planCommand,
  effortCommand,
  assignCommand,
  plannedCommand,
  doneCommand,
  unassignCommand,
  anniversaryCommand,
  whatIfCommand,
  expiringCommand,
  forecastCommand,
  remindCommand,
  remindStatusCommand,
  historyCommand,
  whyCommand,
  updateCommand,
  setCommand,
  peopleCommand,
  addCommand,
  removeCommand,
  pasteCommand,
  identifyCommand,
  renewedCommand,
  customersCommand,
  servicesCommand,
  growthCommand,
  checkCommand,
  auditCommand,
  undoCommand,
  rolesCommand,
  grantCommand,
  revokeCommand,
  namesCommand,
  totalsCommand,
  rulesCommand,
  settingsCommand,
  languageCommand,
  exportCommand,
  importCommand,
  deleteEverythingCommand,
  forgetMeCommand,
  linksCommand,
  sampleCommand,
  helpCommand,
];
