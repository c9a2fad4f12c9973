import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { loadProcessSettings } from './load'
import { passProcesses } from './registry/succession'
import type { processes } from './module'

export const processesServer = {
  onAgencyEnd: passProcesses,
  template: { load: loadProcessSettings },
  files: { registryActs: () => null },
} satisfies ServerModule<typeof processes>
