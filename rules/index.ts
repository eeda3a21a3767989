/** The door of the rules room; `authoring.ts` is the other. Nothing here, or behind it, reads a file or asks a clock. */
export { ENGINE_VERSION } from './engine/version.ts';
export { settle } from './engine/settle-file.ts';
export { assessEligibility, remainingCaps, settleCase, type SettleOptions } from './engine/settle-case.ts';
export { findFundProblems, findLocalProblems, findPackProblems } from './packs/check-against-pack.ts';
export { comparePacks, type PackDifference } from './packs/compare/compare-packs.ts';
export { compilePack, loadCompiledPack, packHash } from './packs/compile.ts';
export { describeLocal, describeMissing, type LocalDescription } from './packs/local/describe-local.ts';
export { findLocalFaults, type LocalFault } from './packs/local/find-local-faults.ts';
export type { LocalField, LocalShape } from './packs/local/local-shape.ts';
export { policyKeyId, type PolicyKey } from './packs/signing/policy-key.ts';
export {
  verifySignedPack,
  type PackRefusal,
  type SeenPack,
  type SignedPackVerdict,
} from './packs/signing/verify-signed-pack.ts';
export { missingName } from './packs/words/missing-name.ts';
export type { PolicyPack } from './packs/policy-pack.ts';
export type { PackArticle, PackClass, PackContent, PackFund } from './packs/pack-content.ts';
