// prints how many tests passed and failed, over all the jest reports given, as one closing line.
const { readFileSync } = require('node:fs');

const reports = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const sum = (field) => reports.reduce((total, report) => total + report[field], 0);
console.log(`Tests: ${sum('numPassedTests')} passed, ${sum('numFailedTests') + sum('numRuntimeErrorTestSuites')} failed`);
