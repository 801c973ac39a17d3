// Loaded into a program to be measured: its last words are the most memory it had, in kilobytes.
process.on('exit', () => console.error(process.resourceUsage().maxRSS));
