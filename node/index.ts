// The node's front door: what cli, demo and bench may use.
export type { Demo, NodeDeps, Persona, Regions } from './api/deps.ts'
export { newCommandId } from './command-id.ts'
export { nodeActor } from './identity/audit.ts'
export type { Journal, Progress, Receipt } from './journal/types.ts'
export { introduceParty, type NewParty } from './start/introduce-party.ts'
export type { NodeOptions } from './start/options.ts'
export { type RunningNode, startNode } from './start/start-node.ts'
export { version } from './start/version.ts'
