import type { OptimisationView } from '@/lib/processes/optimisation/view'

/** The way to a page of an optimisation. */
export const optimisationCrumbs = (tenant: string, view: OptimisationView, label: string) => [
  { label: 'Реестр процессов', href: `/${tenant}/office/processes` },
  { label: view.process.code, href: `/${tenant}/office/processes/${view.process.id}` },
  { label: `Оптимизация № ${view.number}`, href: `/${tenant}/office/processes/optimisations/${view.id}` },
  { label },
]
