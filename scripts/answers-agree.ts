import type { AgreementView } from '../node/api/agreements/list-agreements.ts'
import type { Figure } from '../node/api/figures/figures-of.ts'
import type { MapView } from '../node/api/map/map-of.ts'
import type { ErasureView } from '../node/api/matters/erasures.ts'
import type { FactView } from '../node/api/matters/fact-views.ts'
import type { MatterRow } from '../node/api/matters/matter-rows.ts'
import type { MatterView } from '../node/api/matters/one-matter.ts'
import type { QualifyingPage } from '../node/api/matters/qualifying.ts'
import type { WallView } from '../node/api/wall/wall-of.ts'
import type { Receipt as ReceiptView } from '../node/journal/types.ts'
import type {
  AgreementAnswer,
  ErasureAnswer,
  FactAnswer,
  FigureAnswer,
  MatterAnswer,
  MatterRowAnswer,
  QualifyingAnswer,
  Receipt,
} from '../web/src/api/types.ts'
import type { MapAnswer, WallAnswer } from '../web/src/api/types-screens.ts'

/** Does not compile where what the node answers is not what the browser reads. */
type Reads<Web, Node extends Web> = [Web, Node]

/**
 * Answers that carry kernel types, which JSON Schema cannot name, are typed by hand on either side; the two never meet in
 * one program, so they are held against each other here.
 */
export type Agreed = [
  Reads<MatterRowAnswer, MatterRow>,
  Reads<MatterAnswer, MatterView>,
  Reads<FactAnswer, FactView>,
  Reads<ErasureAnswer, ErasureView>,
  Reads<QualifyingAnswer, QualifyingPage>,
  Reads<Receipt, ReceiptView>,
  Reads<AgreementAnswer, AgreementView>,
  Reads<FigureAnswer, Figure>,
  // Outlines are GeoJSON as it was handed over, which the node does not look into.
  Reads<Omit<MapAnswer, 'outlines'>, MapView>,
  Reads<WallAnswer, WallView>,
]
