import { DefinitionList } from '@/components/ui/DefinitionList'
import { Section } from '@/components/ui/Section'
import type { ProjectOverview } from '@/lib/projects/opening/overview-queries'

/** «О процессе»: what the project changes, for whom and why. */
export function Process({ passport }: { passport: ProjectOverview['passport'] }) {
  return (
    <Section title="О процессе">
      <DefinitionList
        items={[
          { term: 'Процесс', value: passport.process || <span className="text-muted">не назван</span> },
          ...(passport.boundaries ? [{ term: 'Границы', value: passport.boundaries }] : []),
          ...(passport.customer ? [{ term: 'Заказчик', value: passport.customer }] : []),
          ...(passport.grounds.length > 0
            ? [
                {
                  term: 'Почему меняем',
                  value: (
                    <ul>
                      {passport.grounds.map(({ id: ground, text }) => (
                        <li key={ground}>{text}</li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}
