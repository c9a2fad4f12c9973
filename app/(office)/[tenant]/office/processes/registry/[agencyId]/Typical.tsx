import { ActionForm } from '@/components/ui/ActionForm'
import { Progress } from '@/components/ui/Progress'
import { Section } from '@/components/ui/Section'
import { processes } from '@/lib/processes/registry/labels'
import type { RegistryView } from '@/lib/processes/registry/registry-queries'
import { takeTypicalAction } from './action'

const SHOWN = 5

/** What of the typical list the registry has, and what it misses, each to be added by one press. */
export function Typical({ tenant, view }: { tenant: string; view: RegistryView }) {
  const { have, of, own, missing } = view.typical
  if (of === 0) return null
  const list = (some: typeof missing) => (
    <ul className="text-dense">
      {some.map(({ id, code, name }) => (
        <li key={id} className="flex items-baseline justify-between gap-3 border-b border-line py-1.5">
          <span className="min-w-0">
            {code} {name}
          </span>
          {view.can.edit && (
            <ActionForm
              action={takeTypicalAction}
              tenant={tenant}
              hidden={{ agencyId: view.agency.id, typicalId: id }}
              submitLabel="Добавить"
              variant="text"
              size="s"
              quiet
            />
          )}
        </li>
      ))}
    </ul>
  )
  return (
    <Section title={`Типовой перечень: есть ${have} из ${of}`} rule>
      <Progress label="Типовой перечень" hideLabel value={have} max={of} text={`${have} из ${of}`} />
      <p className="my-2 text-dense">
        {own > 0 && `Ещё ${processes(own)} – свои. `}
        {missing.length > 0 ? 'Не хватает:' : 'Есть всё.'}
      </p>
      {list(missing.slice(0, SHOWN))}
      {missing.length > SHOWN && (
        <details className="mt-1.5 text-dense">
          <summary className="cursor-pointer text-accent">Ещё {missing.length - SHOWN}</summary>
          {list(missing.slice(SHOWN))}
        </details>
      )}
    </Section>
  )
}
