import type { Account } from './account.ts';
import type { Locale } from './wording.ts';

type Row = {
  id: string;
  key: string;
  type: 'GLOBAL' | 'PROJECT';
  names: Record<Locale, string>;
  /** The old key under which Data Center lists it a second time. */
  oldKey?: string;
};

const named = (type: Row['type']) => (id: number, key: string, en: string, fr: string, oldKey?: string) => ({
  id: `${id}`,
  key,
  type,
  names: { en_US: en, fr_FR: fr },
  ...(oldKey ? { oldKey } : {}),
});
const global = named('GLOBAL');
const project = named('PROJECT');

export const PERMISSIONS: readonly Row[] = [
  global(0, 'ADMINISTER', 'Administer Jira', 'Administrer Jira'),
  global(
    22,
    'CREATE_SHARED_OBJECTS',
    'Share dashboards and filters',
    'Partager des tableaux de bord et filtres',
  ),
  global(
    24,
    'MANAGE_GROUP_FILTER_SUBSCRIPTIONS',
    'Manage group filter subscriptions',
    'Gérer les abonnements',
  ),
  global(27, 'USER_PICKER', 'Browse users and groups', 'Parcourir les utilisateurs et les groupes'),
  global(33, 'BULK_CHANGE', 'Make bulk changes', 'Apporter des modifications en bloc'),
  project(10, 'BROWSE_PROJECTS', 'Browse projects', 'Parcourir les projets', 'BROWSE'),
  project(11, 'CREATE_ISSUES', 'Create issues', 'Créer des tickets', 'CREATE_ISSUE'),
  project(12, 'EDIT_ISSUES', 'Edit issues', 'Modifier les tickets', 'EDIT_ISSUE'),
  project(13, 'ASSIGN_ISSUES', 'Assign issues', 'Attribuer des tickets', 'ASSIGN_ISSUE'),
  project(14, 'RESOLVE_ISSUES', 'Resolve issues', 'Résoudre les tickets', 'RESOLVE_ISSUE'),
  project(15, 'ADD_COMMENTS', 'Add comments', 'Ajouter des commentaires', 'COMMENT_ISSUE'),
  project(16, 'DELETE_ISSUES', 'Delete issues', 'Supprimer des tickets', 'DELETE_ISSUE'),
  project(17, 'ASSIGNABLE_USER', 'Assignable user', 'Utilisateur attribuable'),
  project(18, 'CLOSE_ISSUES', 'Close issues', 'Fermer les tickets', 'CLOSE_ISSUE'),
  project(19, 'CREATE_ATTACHMENTS', 'Create attachments', 'Créer des pièces jointes', 'CREATE_ATTACHMENT'),
  project(20, 'WORK_ON_ISSUES', 'Work on issues', 'Travailler sur des tickets', 'WORK_ISSUE'),
  project(21, 'LINK_ISSUES', 'Link issues', 'Lier des tickets', 'LINK_ISSUE'),
  project(23, 'ADMINISTER_PROJECTS', 'Administer projects', 'Administrer les projets', 'PROJECT_ADMIN'),
  project(25, 'MOVE_ISSUES', 'Move issues', 'Déplacer des tickets', 'MOVE_ISSUE'),
  project(26, 'SET_ISSUE_SECURITY', 'Set issue security', 'Définir la sécurité du ticket'),
  project(28, 'SCHEDULE_ISSUES', 'Schedule issues', 'Planifier des tickets', 'SCHEDULE_ISSUE'),
  project(29, 'VIEW_DEV_TOOLS', 'View development tools', 'Afficher les outils de développement'),
  project(30, 'MODIFY_REPORTER', 'Modify reporter', 'Modifier le rapporteur'),
  project(31, 'VIEW_VOTERS_AND_WATCHERS', 'View voters and watchers', 'Afficher les votants et observateurs'),
  project(32, 'MANAGE_WATCHERS', 'Manage watchers', 'Gérer les observateurs', 'MANAGE_WATCHER_LIST'),
  project(34, 'EDIT_ALL_COMMENTS', 'Edit all comments', 'Modifier tous les commentaires', 'COMMENT_EDIT_ALL'),
  project(35, 'EDIT_OWN_COMMENTS', 'Edit own comments', 'Modifier ses commentaires', 'COMMENT_EDIT_OWN'),
  project(
    36,
    'DELETE_ALL_COMMENTS',
    'Delete all comments',
    'Supprimer les commentaires',
    'COMMENT_DELETE_ALL',
  ),
  project(
    37,
    'DELETE_OWN_COMMENTS',
    'Delete own comments',
    'Supprimer ses commentaires',
    'COMMENT_DELETE_OWN',
  ),
  project(
    38,
    'DELETE_ALL_ATTACHMENTS',
    'Delete all attachments',
    'Supprimer les pièces jointes',
    'ATTACHMENT_DELETE_ALL',
  ),
  project(
    39,
    'DELETE_OWN_ATTACHMENTS',
    'Delete own attachments',
    'Supprimer ses pièces jointes',
    'ATTACHMENT_DELETE_OWN',
  ),
  project(40, 'EDIT_OWN_WORKLOGS', 'Edit own worklogs', 'Modifier ses journaux', 'WORKLOG_EDIT_OWN'),
  project(41, 'EDIT_ALL_WORKLOGS', 'Edit all worklogs', 'Modifier tous les journaux', 'WORKLOG_EDIT_ALL'),
  project(42, 'DELETE_OWN_WORKLOGS', 'Delete own worklogs', 'Supprimer ses journaux', 'WORKLOG_DELETE_OWN'),
  project(43, 'DELETE_ALL_WORKLOGS', 'Delete all worklogs', 'Supprimer les journaux', 'WORKLOG_DELETE_ALL'),
  project(
    45,
    'VIEW_READONLY_WORKFLOW',
    'View read-only workflow',
    'Afficher le workflow',
    'VIEW_WORKFLOW_READONLY',
  ),
  project(46, 'TRANSITION_ISSUES', 'Transition issues', 'Transitionner des tickets', 'TRANSITION_ISSUE'),
  project(47, 'MANAGE_SPRINTS_PERMISSION', 'Manage sprints', 'Gérer les sprints'),
];

export const SYSTEM_ADMIN: Row = global(
  44,
  'SYSTEM_ADMIN',
  'Jira System Administrators',
  'Administrateurs système',
);

const FOR_ADMINISTRATORS = new Set(['ADMINISTER', 'ADMINISTER_PROJECTS']);

/** Whether an account holds a permission, globally or in at least one project. Nobody holds none. */
export function holds(account: Account | null, { key, type }: Row): boolean {
  if (!account) return false;
  const { administrator, systemAdministrator, mayBrowse, grants } = account.traits;
  const granted = grants[key];
  if (granted !== undefined) return granted;
  if (key === 'SYSTEM_ADMIN') return systemAdministrator;
  if (FOR_ADMINISTRATORS.has(key)) return administrator;
  return type === 'GLOBAL' ? true : mayBrowse;
}

/** One entry of `mypermissions`, in the language of the account. */
export function entry(account: Account | null, row: Row, locale: Locale) {
  const { id, key, type, names } = row;
  return {
    id,
    key,
    name: names[locale],
    type,
    description: names[locale],
    havePermission: holds(account, row),
  };
}
