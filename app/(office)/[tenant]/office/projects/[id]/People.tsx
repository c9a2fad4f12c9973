import { ButtonLink } from '@/components/ui/Button'
import { Section } from '@/components/ui/Section'
import { personLine } from '@/lib/projects/passport/sheet'
import type { ProjectOverview } from '@/lib/projects/opening/overview-queries'
import type { ProjectHeader } from '@/lib/projects/opening/queries'

/** «Команда»: the leader and the members as the passport names them. */
export function Team({ passport }: { passport: ProjectOverview['passport'] }) {
  return (
    <Section title="Команда">
      <ul className="grid gap-1">
        <li>
          {personLine(passport.leader) || <span className="text-muted">Руководитель не назначен</span>}
          {passport.leader.name && <span className="text-muted"> – руководитель</span>}
        </li>
        {passport.team.map((member) => (
          <li key={member.id}>{personLine(member)}</li>
        ))}
      </ul>
    </Section>
  )
}

/** «Кто участвует»: the agencies, the leading one first. */
export function Participants({ base, project }: { base: string; project: ProjectHeader }) {
  return (
    <Section
      title="Кто участвует"
      actions={
        project.can.manage && (
          <ButtonLink size="s" variant="quiet" href={`${base}/participants`}>
            Изменить состав
          </ButtonLink>
        )
      }
    >
      <ul className="grid gap-1.5">
        {project.participants.map((agency, at) => (
          <li key={agency.id}>
            {agency.name}
            <span className="block text-sm text-muted">
              {[at === 0 ? 'ведёт проект' : '', agency.part].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
