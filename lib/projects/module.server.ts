import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { projectWhere } from './state/scope'
import { sweepReports } from './reports/sweep'
import type { projects } from './module'

export const projectsServer = {
  files: { passports: () => null, artefacts: (ctx) => ({ some: { project: projectWhere(ctx) } }) },
  sweeps: { 'report-sweep': sweepReports },
} satisfies ServerModule<typeof projects>
