import type { NavItem } from '@/components/layout/nav'
import type { OperationName } from '@/lib/modules'
import { may } from '@/lib/access'
import { type Actor } from '@/lib/platform/actor'
import { todoCount, type KindCounts } from '@/lib/queue/kinds'
import { menuCount } from '@/lib/queue/menu'

type Item = { href: string; label: string; needs: OperationName; count?: number; exact?: boolean }
type Group = { title?: string; items: Item[] }

const isAgencySide = (actor: Actor): boolean => actor.memberships.some((m) => m.agencyId !== null)

/** The office's menu for a person: only what the permission table opens to them. */
export function navigationOf(actor: Actor, counts: KindCounts): { title?: string; items: NavItem[] }[] {
  const at = (path = ''): string => `/${actor.tenant.slug}/office${path}`
  const staff = may(actor, 'assessment.verify') || may(actor, 'audit.read')
  const rated = actor.tenant.rated
  const groups: Group[] = [
    {
      items: [
        { href: at(), label: 'Обзор', needs: 'office.read', count: todoCount(counts), exact: true },
        { href: at('/cockpit'), label: 'Ход работы', needs: 'cockpit.read' },
      ],
    },
    ...(rated
      ? [
          {
            title: 'Рейтинг',
            items: [
              {
                href: at('/campaigns'),
                label: 'Кампании',
                needs: 'campaign.read' as const,
                count: menuCount(counts, 'campaigns'),
              },
              {
                href: at('/assessments'),
                label: isAgencySide(actor) ? 'Наши самооценки' : 'Самооценки',
                needs: 'assessment.read' as const,
                count: menuCount(counts, 'assessments'),
              },
              ...(staff
                ? [
                    {
                      href: at('/verification'),
                      label: 'Проверка',
                      needs: 'assessment.read' as const,
                      count: menuCount(counts, 'verification'),
                    },
                    {
                      href: at('/objections'),
                      label: 'Несогласия',
                      needs: 'assessment.read' as const,
                      count: menuCount(counts, 'objections'),
                    },
                  ]
                : []),
              {
                href: at('/awards'),
                label: 'Дипломы и свидетельства',
                needs: 'award.read' as const,
                count: menuCount(counts, 'awards'),
              },
            ],
          },
        ]
      : []),
    {
      title: 'Проекты',
      items: [
        { href: at('/projects'), label: 'Проекты', needs: 'project.read', count: menuCount(counts, 'projects') },
        { href: at('/search'), label: 'Поиск', needs: 'project.read' },
        { href: at('/proposals'), label: 'Предложения', needs: 'proposal.read', count: menuCount(counts, 'proposals') },
        { href: at('/results'), label: 'Результаты', needs: 'project.read', count: menuCount(counts, 'results') },
        { href: at('/reports'), label: 'Отчёты о проектах', needs: 'report.read', count: menuCount(counts, 'reports') },
        { href: at('/practices'), label: 'Практики', needs: 'practice.read', count: menuCount(counts, 'practices') },
        { href: at('/portfolios'), label: 'Портфели', needs: 'portfolio.read' },
      ],
    },
    {
      title: 'План и отчёты',
      items: [
        { href: at('/plan'), label: 'План программы', needs: 'plan.read' },
        { href: at('/roadmaps'), label: 'Дорожные карты', needs: 'roadmap.read', count: menuCount(counts, 'roadmaps') },
        {
          href: at('/quarterly'),
          label: 'Квартальные отчёты',
          needs: 'quarterly.read',
          count: menuCount(counts, 'quarterly'),
        },
        { href: at('/tools'), label: 'Инструменты', needs: 'tool.read' },
        { href: at('/calendar'), label: 'Календарь', needs: 'deadline.read' },
      ],
    },
    {
      title: 'Участники',
      items: [
        { href: at('/agencies'), label: 'Органы и организации', needs: 'agency.read' },
        { href: at('/people'), label: 'Люди и роли', needs: 'person.read' },
      ],
    },
    {
      title: 'Настройка',
      items: [
        ...(rated
          ? [
              { href: at('/methodology'), label: 'Методика', needs: 'methodology.read' as const },
              { href: at('/interpretations'), label: 'Толкования акта', needs: 'methodology.read' as const },
            ]
          : []),
        { href: at('/significance'), label: 'Значимость проектов', needs: 'report.read' },
        { href: at('/settings'), label: 'Портал и вход', needs: 'tenant.settings.read' },
        { href: at('/audit'), label: 'Журнал действий', needs: 'audit.read' },
        { href: at('/jobs'), label: 'Письма и задания', needs: 'job.read' },
      ],
    },
  ]
  return groups
    .map(({ title, items }) => ({
      title,
      items: items
        .filter((item) => may(actor, item.needs))
        .map(({ href, label, count, exact }) => ({ href, label, exact, count: count || undefined })),
    }))
    .filter(({ items }) => items.length > 0)
}
