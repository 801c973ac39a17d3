import { addCertification, addPerson } from './commands/add.ts';
import { setAnniversary } from './commands/anniversary.ts';
import { assign } from './commands/assign.ts';
import { tellAudit } from './commands/audit.ts';
import { setChatPermission } from './commands/chatPermission.ts';
import { checkTotal } from './commands/check.ts';
import { askToDelete, deleteEverything } from './commands/deleteEverything.ts';
import { tellEfforts } from './commands/effort.ts';
import { tellExpiring } from './commands/expiring.ts';
import { tellExport } from './commands/export.ts';
import { tellForecast } from './commands/forecast.ts';
import { askToForget, forgetMe } from './commands/forgetMe.ts';
import { tellGaps } from './commands/gaps.ts';
import { grantRole, revokeRole } from './commands/grant.ts';
import { tellHelp, tellNotUnderstood } from './commands/help.ts';
import { tellHistory } from './commands/history.ts';
import { applyImport, dropImport, tellImport } from './commands/import.ts';
import { chooseLanguage } from './commands/language.ts';
import { applyPaste, dropPaste, tryPaste } from './commands/paste.ts';
import { tellPeople } from './commands/people.ts';
import { tellPlan } from './commands/plan.ts';
import { tellPlanned } from './commands/planned.ts';
import { remind, saveReminder } from './commands/remind.ts';
import { tellRemindStatus } from './commands/remindStatus.ts';
import { removeFromRoster, removePerson } from './commands/remove.ts';
import { renewCertification } from './commands/renewed.ts';
import { tellRoles } from './commands/roles.ts';
import { tellRules } from './commands/rules.ts';
import { saveFigures } from './commands/saveFigures.ts';
import { tellScoreInWindow } from './commands/scoreInWindow.ts';
import { setFigure } from './commands/set.ts';
import { saveSettings, tellSettings } from './commands/settings.ts';
import { dropAssignment, finishAssignment } from './commands/settleAssignment.ts';
import { undoChange } from './commands/undo.ts';
import { openForm } from './commands/update.ts';
import { makeItSo, tellWhatIf } from './commands/whatIf.ts';
import { tellWhy } from './commands/why.ts';
import type { Context } from './context.ts';
import type { Press, PressAction } from './press.ts';
import type { Command } from './reading/parseCommand.ts';
import type { Reply } from './reply.ts';
import type { Said } from './turn.ts';

type Mentions = Extract<Said, { kind: 'text' }>['mentions'];

/** What a typed command is answered with; the sample is entered and left, and files are offered, before it comes here. */
export async function handleCommand(
  context: Context,
  command: Exclude<Command, { kind: 'sample' | 'export file' }>,
  text: string,
  mentions: Mentions,
): Promise<Reply> {
  switch (command.kind) {
    case 'help':
      return tellHelp(context.turn.chat.kind, Object.keys(context.record.figures).length > 0);
    case 'score':
      return tellScoreInWindow(context, command.area);
    case 'gaps':
      return tellGaps(context, command.area);
    case 'plan':
      return tellPlan(context, command.wish);
    case 'what if':
      return tellWhatIf(context, command.rest);
    case 'expiring':
      return tellExpiring(context, command.area);
    case 'forecast':
      return tellForecast(context, command.area);
    case 'anniversary':
      return setAnniversary(context, command.rest);
    case 'planned':
      return tellPlanned(context);
    case 'assign':
      return assign(context, command.rest, mentions);
    case 'done':
      return finishAssignment(context, command.rest);
    case 'unassign':
      return dropAssignment(context, command.rest);
    case 'history':
      return tellHistory(context, command.area);
    case 'why':
      return tellWhy(context, command);
    case 'effort':
      return tellEfforts(context, command.rest);
    case 'update':
      return openForm(context, command.area);
    case 'set':
      return setFigure(context, command.area, command.rest);
    case 'people':
      return tellPeople(context);
    case 'add':
      return addCertification(context, command.rest, mentions);
    case 'paste':
      return tryPaste(context, command.text);
    case 'renewed':
      return renewCertification(context, command.rest, mentions);
    case 'check':
      return checkTotal(context, command.area, command.rest);
    case 'remove':
      return removeFromRoster(context, command.rest);
    case 'rules':
      return tellRules(context, command.area, command.ruleBook);
    case 'settings':
      return tellSettings(context);
    case 'links':
      return { kind: 'links' };
    case 'language':
      return chooseLanguage(context, command.choice, command.rest);
    case 'export':
      return tellExport(context);
    case 'import':
      return tellImport(context);
    case 'delete everything':
      return askToDelete(context);
    case 'forget me':
      return askToForget(context);
    case 'roles':
      return tellRoles(context);
    case 'grant':
      return grantRole(context, command.rest, mentions);
    case 'revoke':
      return revokeRole(context, command.rest, mentions);
    case 'audit':
      return tellAudit(context);
    case 'undo':
      return undoChange(context, null);
    case 'remind':
      return remind(context, command.wish);
    case 'remind status':
      return tellRemindStatus(context);
    case 'names':
    case 'totals':
      return setChatPermission(context, command.kind, command.on);
    case 'not understood':
      return tellNotUnderstood(context.words, text, command.nearest);
  }
}

/** What a pressed form or question is answered with. */
export async function handlePress(
  context: Context,
  action: Exclude<PressAction, { a: 'say' | 'privately' }>,
  inputs: Press['inputs'],
): Promise<Reply> {
  switch (action.a) {
    case 'audit':
      return tellAudit(context, action.before);
    case 'people':
      return tellPeople(context, context.record, action.after);
    case 'undo':
      return undoChange(context, action.change);
    case 'save-figures':
      return saveFigures(context, action.area, inputs, action.base);
    case 'save-settings':
      return saveSettings(context, inputs, action.base);
    case 'add-person':
      return addPerson(context, action);
    case 'apply-paste':
      return applyPaste(context, action);
    case 'drop-paste':
      return dropPaste(context, action.draft);
    case 'make-it-so':
      return makeItSo(context, action.changes);
    case 'remove-person':
      return removePerson(context, action);
    case 'apply-import':
      return applyImport(context, action);
    case 'drop-import':
      return dropImport(context, action.draft);
    case 'delete-everything':
      return deleteEverything(context, action);
    case 'forget-me':
      return forgetMe(context);
    case 'save-reminder':
      return saveReminder(context, inputs);
  }
}
