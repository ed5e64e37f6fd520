// All checks: a problem code is reported when its check stands here.

import { ambiguousReference } from './ambiguousReference.ts'
import { conflictingMetadata } from './conflictingMetadata.ts'
import { duplicateLabel } from './duplicateLabel.ts'
import { duplicateNumber } from './duplicateNumber.ts'
import { invalidEncoding } from './invalidEncoding.ts'
import { largeDocument } from './largeDocument.ts'
import { logClaim } from './logClaim.ts'
import { malformedMetadata } from './malformedMetadata.ts'
import { missingFile } from './missingFile.ts'
import { missingHeading } from './missingHeading.ts'
import { missingLabel } from './missingLabel.ts'
import { missingMention } from './missingMention.ts'
import { missingSection } from './missingSection.ts'
import { numberDepth } from './numberDepth.ts'
import { numberGap } from './numberGap.ts'
import { numberOrder } from './numberOrder.ts'
import { numberParent } from './numberParent.ts'
import { numberPrefix } from './numberPrefix.ts'
import { outsideCorpus } from './outsideCorpus.ts'
import type { DocumentCheck, ReferenceCheck } from './problem.ts'
import { staleDate } from './staleDate.ts'
import { titleMismatch } from './titleMismatch.ts'
import { unusedLabel } from './unusedLabel.ts'
import { wrongCase } from './wrongCase.ts'
import { wrongCount } from './wrongCount.ts'

/** Checks of one reference. `invalid-configuration` is no check: the session reports it for the configuration file. */
export const referenceChecks: readonly ReferenceCheck[] = [
  missingFile,
  missingHeading,
  missingLabel,
  missingSection,
  missingMention,
  ambiguousReference,
  titleMismatch,
  wrongCase,
  outsideCorpus,
]

/** Checks of one document. */
export const documentChecks: readonly DocumentCheck[] = [
  duplicateLabel,
  unusedLabel,
  malformedMetadata,
  invalidEncoding,
  largeDocument,
  duplicateNumber,
  numberGap,
  numberOrder,
  numberParent,
  numberDepth,
  numberPrefix,
  conflictingMetadata,
  staleDate,
  wrongCount,
  logClaim,
]
