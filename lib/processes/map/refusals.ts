/** Why a file is not opened; the words are in `labels.ts`. Nothing that was there before is touched by a refusal. */
import type { ForeignKind } from './foreign'
import type { XmlFault } from './safe-xml'

/** How the file would read in another encoding: shown to a person, who decides. */
export type EncodingOffer = { encoding: string; sample: string }

export type Refusal =
  | { kind: 'empty' }
  | { kind: 'large' }
  | { kind: 'many' }
  | { kind: 'deep'; line: number }
  /** An encoding that nobody knows, or none that XML may have. */
  | { kind: 'encoding'; declared: string }
  /** Bytes that the encoding does not have. */
  | { kind: 'bytes'; declared: string; line: number; offer: EncodingOffer | null }
  /** Declared as Western, and reads as Russian in another encoding. */
  | { kind: 'rubbish'; declared: string; offer: EncodingOffer }
  | { kind: 'doctype'; line: number }
  | { kind: 'prefix'; prefix: string; line: number; column: number }
  | {
      kind: 'broken'
      fault: XmlFault
      name: string
      open: { name: string; line: number } | null
      line: number
      column: number
    }
  | { kind: 'foreign'; what: ForeignKind }
  /** A root element that is not BPMN 2.0; `namespace` is what it has. */
  | { kind: 'namespace'; root: string; namespace: string }
