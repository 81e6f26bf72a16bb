import { fromVendor, namesRequired } from '../../projenrc/bundling/requires';

const PLACES = new Map([['js-yaml', 'vendor/js-yaml.js'], ['@scope/a/b', 'vendor/b.js']]);

test.each([
  ['reading/yaml.js', 'const y = require("js-yaml");', 'const y = require("../vendor/js-yaml.js");'],
  ['a/b/c.js', 'require(\'@scope/a/b\'); require.resolve(\'@scope/a/b\')', 'require(\'../../vendor/b.js\'); require.resolve(\'../../vendor/b.js\')'],
  ['index.js', 'require("js-yaml")', 'require("./vendor/js-yaml.js")'],
  ['index.js', 'require("aws-cdk-lib/aws-ec2"); require("./js-yaml")', 'require("aws-cdk-lib/aws-ec2"); require("./js-yaml")'],
])('in %s, %s becomes %s', (file, code, expected) => {
  expect(fromVendor(file, code, PLACES)).toBe(expected);
});

test('tells what is required by name', () => {
  expect(namesRequired('require("./a"); require("aws-cdk-lib/aws-ec2"); require.resolve("node:fs"); require(`c`)')).toEqual(['aws-cdk-lib/aws-ec2', 'node:fs']);
});
