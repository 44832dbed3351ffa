/** Permission set assignments. */
import type { Connection } from 'jsforce';
import { saveAll } from './save.ts';

/** Assigns a permission set to users who do not have it yet. */
export async function assign(connection: Connection, permissionSet: string, userIds: readonly string[]): Promise<void> {
  const [set] = (await connection.query<{ Id: string }>(`SELECT Id FROM PermissionSet WHERE Name = '${permissionSet}'`))
    .records;
  if (!set) throw new Error(`The permission set ${permissionSet} is not in the org: deploy the package first.`);
  const existing = await connection.query<{ AssigneeId: string }>(
    `SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSetId = '${set.Id}'`,
    { autoFetch: true, maxFetch: 50000 },
  );
  const have = new Set(existing.records.map((row) => row.AssigneeId));
  const missing = userIds.filter((id) => !have.has(id));
  await saveAll(
    connection,
    'PermissionSetAssignment',
    missing.map((AssigneeId) => ({ AssigneeId, PermissionSetId: set.Id! })),
  );
}
