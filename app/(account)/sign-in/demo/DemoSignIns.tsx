'use client'
import { ActionForm } from '@/components/ui/ActionForm'
import type { DemoSignIn } from '@/lib/people/demo-sign-ins'
import { ReturnTo } from '../../ReturnTo'
import { demoSignInAction } from './action'

// The button is the person's name in a list: it starts at the left edge and wraps as text does.
const asText = '[&_button]:min-h-0 [&_button]:justify-start [&_button]:py-0 [&_button]:text-left'

type Props = { people: readonly DemoSignIn[]; returnTo: string | null }

/** The demonstration's people by programme: one press signs in as each. */
export function DemoSignIns({ people, returnTo }: Props) {
  const tenants = [...new Set(people.map((person) => person.tenant))]
  return (
    <section aria-labelledby="demo">
      <h2 id="demo">Посмотреть на примере</h2>
      <p className="mt-1 max-w-[60ch] text-muted">
        Органы настоящие, оценки и люди вымышлены. Нажмите на роль – пароль не нужен.
      </p>
      {tenants.map((tenant) => (
        <div key={tenant} className="mt-6 grid gap-x-6 border-t border-line pt-3 sm:grid-cols-[10rem_minmax(0,1fr)]">
          <h3 className="mb-2 text-base">{tenant || 'Платформа'}</h3>
          <ul className="grid gap-3">
            {people
              .filter((person) => person.tenant === tenant)
              .map((person) => (
                <li key={person.email}>
                  <ActionForm
                    action={demoSignInAction}
                    submitLabel={person.label}
                    variant="text"
                    quiet
                    className={asText}
                    hidden={{ email: person.email }}
                  >
                    <ReturnTo address={returnTo} />
                  </ActionForm>
                  <p className="text-sm text-muted">{person.role}</p>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
