// The demo's front door, for the command line.
export { type NodeNumber, nodeNumbers } from './parties.ts'
export { type DemoOptions, runDemo } from './run.ts'
