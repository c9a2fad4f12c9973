import { ActionForm } from '@/components/ui/ActionForm'
import { Section } from '@/components/ui/Section'
import type { Actor } from '@/lib/platform/actor'
import { listAlike, type AlikeLine } from '@/lib/processes/registry/pair-queries'
import { tellApartAction } from './action'

type Props = { tenant: string; actor: Actor; agencyId: string }

const SHOWN = 5

/** Processes of others that look the same: a suggestion, never a decision. */
export async function Alike({ tenant, actor, agencyId }: Props) {
  const lines = await listAlike(actor, { agencyId })
  if (lines.length === 0) return null
  const list = (some: readonly AlikeLine[]) => (
    <ul className="text-dense">
      {some.map((line) => (
        <li key={line.own.id} className="border-b border-line py-2">
          <AlikeWords line={line} tenant={tenant} />
        </li>
      ))}
    </ul>
  )
  return (
    <Section title={`Похожи на чужие: ${lines.length}`} rule>
      {list(lines.slice(0, SHOWN))}
      {lines.length > SHOWN && (
        <details className="mt-1.5 text-dense">
          <summary className="cursor-pointer text-accent">Ещё {lines.length - SHOWN}</summary>
          {list(lines.slice(SHOWN))}
        </details>
      )}
    </Section>
  )
}

function AlikeWords({ line: { own, others }, tenant }: { line: AlikeLine; tenant: string }) {
  const [first, ...more] = others
  if (!first) return null
  const pair = { aId: own.id, bId: first.id }
  return (
    <>
      {own.code} и «{first.name}», {first.agency}
      {more.length > 0 && <span className="text-muted"> и ещё {more.length}</span>}
      <span className="mt-1 flex flex-wrap items-baseline gap-x-4">
        <a href={`/${tenant}/office/processes/compare?${new URLSearchParams({ a: own.id, b: first.id }).toString()}`}>
          Сравнить
        </a>
        <ActionForm
          action={tellApartAction}
          tenant={tenant}
          hidden={pair}
          submitLabel="Это разные"
          variant="text"
          size="s"
          quiet
        />
      </span>
    </>
  )
}
