import type { Context } from '../asking/context.ts';
import { tellAudit } from '../data/audit.ts';
import { askToDelete, deleteEverything } from '../data/deleteEverything.ts';
import { tellExport } from '../data/export.ts';
import { askToForget, forgetMe } from '../data/forgetMe.ts';
import { applyImport, dropImport, tellImport } from '../data/import.ts';
import { undoChange } from '../data/undo.ts';
import { saveFigures } from '../figures/saveFigures.ts';
import { setFigure } from '../figures/set.ts';
import { openForm } from '../figures/update.ts';
import { addCertification, addPerson } from '../people/add.ts';
import { applyPaste, dropPaste, tryPaste } from '../people/paste.ts';
import { tellPeople } from '../people/people.ts';
import { removeFromRoster, removePerson } from '../people/remove.ts';
import { renewCertification } from '../people/renewed.ts';
import { assign } from '../plans/assign.ts';
import { dropAssignment, finishAssignment } from '../plans/doneOrDropped.ts';
import { tellExpiring } from '../plans/expiring.ts';
import { tellForecast } from '../plans/forecast.ts';
import { tellPlan } from '../plans/plan.ts';
import { tellPlanned } from '../plans/planned.ts';
import { makeItSo, tellWhatIf } from '../plans/whatIf.ts';
import type { Press, PressAction } from '../press.ts';
import { remind, saveReminder } from '../reminders/remind.ts';
import { tellRemindStatus } from '../reminders/remindStatus.ts';
import type { Reply } from '../reply.ts';
import { setChatPermission } from '../rights/chatPermission.ts';
import { grantRole, revokeRole } from '../rights/grant.ts';
import { tellRoles } from '../rights/roles.ts';
import { checkTotal } from '../scores/check.ts';
import { tellGaps } from '../scores/gaps.ts';
import { tellHistory } from '../scores/history.ts';
import { tellScoreInWindow } from '../scores/score.ts';
import { tellWhy } from '../scores/why.ts';
import { setAnniversary } from '../settings/anniversary.ts';
import { tellEfforts } from '../settings/effort.ts';
import { chooseLanguage } from '../settings/language.ts';
import { tellRules } from '../settings/rules.ts';
import { saveSettings, tellSettings } from '../settings/settings.ts';
import type { Said } from '../turn.ts';
import type { Command } from '../understanding/parseCommand.ts';
import { tellHelp, tellNotUnderstood } from '../welcome/help.ts';

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
