import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { projectWhere } from './state/scope'
import type { projects } from './module'

export const projectsServer = {
  files: { passports: () => null, artefacts: (ctx) => ({ some: { project: projectWhere(ctx) } }) },
} satisfies ServerModule<typeof projects>
