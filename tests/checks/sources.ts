import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export type Source = { path: string; text: string }

/** Files of the product under the folders, with their texts; what is generated is left out. */
export const sources = (folders: string[], ends: RegExp): Source[] =>
  folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .filter((path) => ends.test(path) && !path.startsWith(join('lib', 'generated')))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }))
