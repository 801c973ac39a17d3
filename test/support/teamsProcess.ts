import { startTeams } from './startTeams.ts';

// Teams in a process of its own, so that what it costs is not counted as the bot's; see teams/control.ts.
const { serviceUrl } = await startTeams();
console.log(new URL(serviceUrl).port);
// Whoever started this with a channel takes it along when they go.
process.on('disconnect', () => process.exit());
