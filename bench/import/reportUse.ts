// Loaded into a program to be measured: its last words are the most memory it had, in kilobytes, and its processor time.
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  console.error(JSON.stringify({ peak: maxRSS, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 }));
});
