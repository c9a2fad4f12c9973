'use client'
import { ActionForm } from '@/components/ui/ActionForm'
import type { DemoSignIn } from '@/lib/people/demo-sign-ins'
import { demoSignInAction } from './action'

/** The demonstration's people: one press signs in as each. */
export function DemoSignIns({ people, returnTo }: { people: readonly DemoSignIn[]; returnTo: string | null }) {
  return (
    <section aria-labelledby="demo">
      <h2 id="demo">Посмотреть на примере</h2>
      <p className="mt-1 mb-3 max-w-[60ch] text-muted">Органы настоящие, оценки и люди вымышлены. Нажмите на роль – пароль не нужен.</p>
      <ul className="border-t border-line">
        {people.map((person) => (
          <li key={person.email} className="grid gap-x-6 border-b border-line py-2 sm:grid-cols-[1fr_15rem] sm:items-center">
            <ActionForm
              action={demoSignInAction} submitLabel={person.label} variant="text" quiet
              hidden={returnTo ? { email: person.email, returnTo } : { email: person.email }}
            />
            <p className="text-sm text-muted">{person.tenant && person.tenant !== 'Кузбасс' ? '' : person.tenant && 'Кузбасс: '}{person.role}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
