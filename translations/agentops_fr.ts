<?xml version="1.0" encoding="utf-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AppearanceSection</name>
    <message>
        <source>Appearance</source>
        <comment>section of the settings</comment>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>High contrast has brighter text, visible outlines and signs beside colours.</source>
        <comment>setting</comment>
        <translation>Le contraste élevé donne un texte plus vif, des contours visibles et des signes en plus des couleurs.</translation>
    </message>
    <message>
        <source>Colours</source>
        <comment>setting</comment>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>As the system</source>
        <comment>colours</comment>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>colours</comment>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>colours</comment>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast</source>
        <comment>colours</comment>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>Compact shows more at once; comfortable has larger rows and controls.</source>
        <comment>setting</comment>
        <translation>Compact affiche davantage à la fois&#x202f;; confortable agrandit les lignes et les boutons.</translation>
    </message>
    <message>
        <source>Density</source>
        <comment>setting</comment>
        <translation>Densité</translation>
    </message>
    <message>
        <source>Compact</source>
        <comment>density</comment>
        <translation>Compact</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <comment>density</comment>
        <translation>Confortable</translation>
    </message>
    <message>
        <source>Nothing slides, fades or turns.</source>
        <comment>setting</comment>
        <translation>Rien ne glisse, ne s’estompe ni ne tourne.</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <comment>setting</comment>
        <translation>Animations réduites</translation>
    </message>
</context>
<context>
    <name>ApprovalBanner</name>
    <message>
        <source>%1 waits for approval: %2</source>
        <translation>%1 attend une approbation&#xa0;:&#xa0;%2</translation>
    </message>
    <message>
        <source>Comment on the decision</source>
        <translation>Commentaire sur la décision</translation>
    </message>
    <message>
        <source>Comment (optional)</source>
        <translation>Commentaire (facultatif)</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>Answer in the list of runs</source>
        <translation>Répondre dans la liste des exécutions</translation>
    </message>
</context>
<context>
    <name>ArtefactTab</name>
    <message>
        <source>Reports, changes and other files that steps keep appear here.</source>
        <translation>Les rapports, changements et autres fichiers gardés par les étapes apparaissent ici.</translation>
    </message>
    <message>
        <source>No artefacts</source>
        <comment>title</comment>
        <translation>Aucun artefact</translation>
    </message>
    <message>
        <source>Artefacts</source>
        <comment>list</comment>
        <translation>Artefacts</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>step and size of a file</comment>
        <translation>%1 ·&#xa0;%2</translation>
    </message>
    <message>
        <source>Choose a file to read it.</source>
        <translation>Choisissez un fichier pour le lire.</translation>
    </message>
    <message>
        <source>The file could not be read</source>
        <comment>title</comment>
        <translation>Le fichier n’a pas pu être lu</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <comment>title</comment>
        <translation>Aucune sélection</translation>
    </message>
    <message>
        <source>This is the beginning of a large file.</source>
        <translation>Ceci est le début d’un grand fichier.</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <comment>button: opens the file manager</comment>
        <translation>Afficher son dossier</translation>
    </message>
</context>
<context>
    <name>Breadcrumbs</name>
    <message>
        <source>Called by %1</source>
        <comment>names of workflows</comment>
        <translation>Appelé par %1</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <comment>name of a workflow</comment>
        <translation>Revenir à %1</translation>
    </message>
</context>
<context>
    <name>BreakpointDialog</name>
    <message>
        <source>Breakpoint at %1</source>
        <comment>dialog title</comment>
        <translation>Point d’arrêt sur %1</translation>
    </message>
    <message>
        <source>The run holds when this comes out as true; left empty, always. Name steps before it and their outputs.</source>
        <translation>L’exécution s’arrête quand ceci est vrai ; vide : toujours. Nommez des étapes précédentes et leurs sorties.</translation>
    </message>
    <message>
        <source>Hold when</source>
        <comment>label of a field</comment>
        <translation>S’arrêter quand</translation>
    </message>
    <message>
        <source>tests.failed &gt; 0</source>
        <comment>an example of an expression</comment>
        <translation>tests.failed &gt; 0</translation>
    </message>
</context>
<context>
    <name>BreakpointList</name>
    <message>
        <source>Select a node or a connection and press %1: runs hold there, so that you can see what goes through.</source>
        <translation>Sélectionnez un nœud ou une connexion et appuyez sur %1 : les exécutions s’y arrêtent, et vous voyez ce qui y passe.</translation>
    </message>
    <message>
        <source>No breakpoints</source>
        <translation>Aucun point d’arrêt</translation>
    </message>
    <message>
        <source>All on</source>
        <comment>breakpoints</comment>
        <translation>Tout activer</translation>
    </message>
    <message>
        <source>All off</source>
        <comment>breakpoints</comment>
        <translation>Tout désactiver</translation>
    </message>
    <message>
        <source>Remove all</source>
        <comment>breakpoints</comment>
        <translation>Tout supprimer</translation>
    </message>
    <message>
        <source>Breakpoints</source>
        <translation>Points d’arrêt</translation>
    </message>
</context>
<context>
    <name>BreakpointRow</name>
    <message>
        <source>connection</source>
        <translation>connexion</translation>
    </message>
    <message>
        <source>node</source>
        <translation>nœud</translation>
    </message>
    <message>
        <source>off</source>
        <comment>a breakpoint</comment>
        <translation>inactif</translation>
    </message>
    <message>
        <source>On</source>
        <comment>a breakpoint</comment>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Condition of %1</source>
        <translation>Condition de %1</translation>
    </message>
    <message>
        <source>Remove the breakpoint at %1</source>
        <translation>Supprimer le point d’arrêt sur %1</translation>
    </message>
</context>
<context>
    <name>CallNotice</name>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>CanvasArea</name>
    <message>
        <source>Workflow canvas: %1</source>
        <translation>Schéma du workflow&#xa0;:&#xa0;%1</translation>
    </message>
</context>
<context>
    <name>CanvasHint</name>
    <message>
        <source>An empty workflow</source>
        <translation>Un workflow vide</translation>
    </message>
    <message>
        <source>Begin with what starts it. Then drag from a port to add the next step.</source>
        <translation>Commencez par ce qui le déclenche. Tirez ensuite depuis un port pour ajouter l’étape suivante.</translation>
    </message>
    <message>
        <source>Add the first node</source>
        <translation>Ajouter le premier nœud</translation>
    </message>
</context>
<context>
    <name>CanvasMap</name>
    <message>
        <source>Small map of the workflow</source>
        <translation>Petite carte du workflow</translation>
    </message>
</context>
<context>
    <name>CanvasMenu</name>
    <message>
        <source>Arrange</source>
        <comment>menu</comment>
        <translation>Disposer</translation>
    </message>
</context>
<context>
    <name>CanvasTools</name>
    <message>
        <source>Open another workflow</source>
        <translation>Ouvrir un autre workflow</translation>
    </message>
    <message>
        <source>Take the run off the canvas</source>
        <translation>Retirer l’exécution du schéma</translation>
    </message>
    <message>
        <source>Look back over the run</source>
        <translation>Revenir sur l’exécution</translation>
    </message>
</context>
<context>
    <name>CodeMap</name>
    <message numerus="yes">
        <source>%n files</source>
        <comment>label of a folder on the map</comment>
        <translation>
            <numerusform>%n fichier</numerusform>
            <numerusform>%n fichiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <comment>label of a file on the map</comment>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CodeMapPage</name>
    <message>
        <source>Code map</source>
        <comment>page title</comment>
        <translation>Carte du code</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <comment>figure in the header</comment>
        <translation>
            <numerusform>%Ln fichier</numerusform>
            <numerusform>%Ln fichiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln symbols</source>
        <comment>figure in the header</comment>
        <translation>
            <numerusform>%Ln symbole</numerusform>
            <numerusform>%Ln symboles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edges</source>
        <comment>figure in the header</comment>
        <translation>
            <numerusform>%Ln lien</numerusform>
            <numerusform>%Ln liens</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>stops the indexing</comment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Index the repository</source>
        <comment>button</comment>
        <translation>Indexer le dépôt</translation>
    </message>
    <message>
        <source>Folders, files and symbols with what depends on what. Nothing leaves this machine.</source>
        <translation>Dossiers, fichiers et symboles, et ce qui dépend de quoi. Rien ne quitte cette machine.</translation>
    </message>
    <message>
        <source>The map could not be made</source>
        <comment>title</comment>
        <translation>La carte n’a pas pu être établie</translation>
    </message>
    <message>
        <source>No map yet</source>
        <comment>title</comment>
        <translation>Pas encore de carte</translation>
    </message>
    <message>
        <source>%1 % of imports resolved</source>
        <comment>share of imports that were found</comment>
        <translation>%1 % des imports résolus</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Go to</source>
        <translation>Aller à</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Dépôt</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>Workflow</translation>
    </message>
    <message>
        <source>Run of the workflow</source>
        <translation>Exécution du workflow</translation>
    </message>
    <message>
        <source>Editing</source>
        <translation>Édition</translation>
    </message>
    <message>
        <source>Arranging</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Walking the canvas</source>
        <translation>Parcours du schéma</translation>
    </message>
    <message>
        <source>Code map</source>
        <translation>Carte du code</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revue</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Exécutions</translation>
    </message>
    <message>
        <source>Workflows</source>
        <translation>Workflows</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Open a repository…</source>
        <translation>Ouvrir un dépôt…</translation>
    </message>
    <message>
        <source>Close the repository</source>
        <translation>Fermer le dépôt</translation>
    </message>
    <message>
        <source>Colours of the system</source>
        <translation>Couleurs du système</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Couleurs claires</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Couleurs sombres</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>More room between things</source>
        <translation>Plus d’espace entre les éléments</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>Animations réduites</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Palette de commandes</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>New window</source>
        <translation>Nouvelle fenêtre</translation>
    </message>
    <message>
        <source>Close window</source>
        <translation>Fermer la fenêtre</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>New workflow…</source>
        <translation>Nouveau workflow…</translation>
    </message>
    <message>
        <source>Open workflow…</source>
        <translation>Ouvrir un workflow…</translation>
    </message>
    <message>
        <source>Duplicate workflow</source>
        <translation>Dupliquer le workflow</translation>
    </message>
    <message>
        <source>Import workflow…</source>
        <translation>Importer un workflow…</translation>
    </message>
    <message>
        <source>Export workflow…</source>
        <translation>Exporter le workflow…</translation>
    </message>
    <message>
        <source>Revert to the saved file</source>
        <translation>Revenir au fichier enregistré</translation>
    </message>
    <message>
        <source>Delete workflow…</source>
        <translation>Supprimer le workflow…</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Exécuter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Resume the run</source>
        <translation>Reprendre l’exécution</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler l’action</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Couper</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Delete the selection</source>
        <translation>Supprimer la sélection</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Ne rien sélectionner</translation>
    </message>
    <message>
        <source>Add a node</source>
        <translation>Ajouter un nœud</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Ajouter une note</translation>
    </message>
    <message>
        <source>Connect from here</source>
        <translation>Relier à partir d’ici</translation>
    </message>
    <message>
        <source>Mute or unmute</source>
        <translation>Désactiver ou réactiver</translation>
    </message>
    <message>
        <source>Take out and reconnect</source>
        <translation>Retirer et reconnecter</translation>
    </message>
    <message>
        <source>Frame the selection</source>
        <translation>Encadrer la sélection</translation>
    </message>
    <message>
        <source>Settings of the selection</source>
        <translation>Réglages de la sélection</translation>
    </message>
    <message>
        <source>Menu of the selection</source>
        <translation>Menu de la sélection</translation>
    </message>
    <message>
        <source>Move the selection to the left</source>
        <translation>Déplacer la sélection vers la gauche</translation>
    </message>
    <message>
        <source>Move the selection to the right</source>
        <translation>Déplacer la sélection vers la droite</translation>
    </message>
    <message>
        <source>Move the selection up</source>
        <translation>Déplacer la sélection vers le haut</translation>
    </message>
    <message>
        <source>Move the selection down</source>
        <translation>Déplacer la sélection vers le bas</translation>
    </message>
    <message>
        <source>Align left edges</source>
        <translation>Aligner les bords gauches</translation>
    </message>
    <message>
        <source>Align centres</source>
        <translation>Aligner les centres</translation>
    </message>
    <message>
        <source>Align right edges</source>
        <translation>Aligner les bords droits</translation>
    </message>
    <message>
        <source>Align top edges</source>
        <translation>Aligner les bords supérieurs</translation>
    </message>
    <message>
        <source>Align middles</source>
        <translation>Aligner les milieux</translation>
    </message>
    <message>
        <source>Align bottom edges</source>
        <translation>Aligner les bords inférieurs</translation>
    </message>
    <message>
        <source>Even gaps from left to right</source>
        <translation>Espaces égaux de gauche à droite</translation>
    </message>
    <message>
        <source>Even gaps from top to bottom</source>
        <translation>Espaces égaux de haut en bas</translation>
    </message>
    <message>
        <source>Lay out by itself</source>
        <translation>Disposer automatiquement</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Taille réelle</translation>
    </message>
    <message>
        <source>Show the whole workflow</source>
        <translation>Afficher tout le workflow</translation>
    </message>
    <message>
        <source>Show the selection</source>
        <translation>Afficher la sélection</translation>
    </message>
    <message>
        <source>Go to the canvas</source>
        <translation>Aller au schéma</translation>
    </message>
    <message>
        <source>Show or hide the inspector</source>
        <translation>Afficher ou masquer l’inspecteur</translation>
    </message>
    <message>
        <source>Show or hide problems and logs</source>
        <translation>Afficher ou masquer problèmes et journaux</translation>
    </message>
    <message>
        <source>Node on the left</source>
        <translation>Nœud à gauche</translation>
    </message>
    <message>
        <source>Node on the right</source>
        <translation>Nœud à droite</translation>
    </message>
    <message>
        <source>Node above</source>
        <translation>Nœud au-dessus</translation>
    </message>
    <message>
        <source>Node below</source>
        <translation>Nœud au-dessous</translation>
    </message>
    <message>
        <source>Next node, note or frame</source>
        <translation>Nœud, note ou cadre suivant</translation>
    </message>
    <message>
        <source>Previous node, note or frame</source>
        <translation>Nœud, note ou cadre précédent</translation>
    </message>
    <message>
        <source>Next connection</source>
        <translation>Liaison suivante</translation>
    </message>
    <message>
        <source>Previous connection</source>
        <translation>Liaison précédente</translation>
    </message>
    <message>
        <source>Next port</source>
        <translation>Port suivant</translation>
    </message>
    <message>
        <source>Previous port</source>
        <translation>Port précédent</translation>
    </message>
    <message>
        <source>Held: drag the view</source>
        <translation>Maintenue : déplacer la vue</translation>
    </message>
    <message>
        <source>Find a symbol or file</source>
        <translation>Trouver un symbole ou un fichier</translation>
    </message>
    <message>
        <source>Index again</source>
        <translation>Indexer à nouveau</translation>
    </message>
    <message>
        <source>Show the whole map</source>
        <translation>Afficher toute la carte</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Walk what is drawn</source>
        <translation>Parcourir ce qui est dessiné</translation>
    </message>
    <message>
        <source>Go in</source>
        <translation>Entrer</translation>
    </message>
    <message>
        <source>Go out</source>
        <translation>Sortir</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Choose what to review</source>
        <translation>Choisir ce qui est à relire</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>Comparer à nouveau</translation>
    </message>
    <message>
        <source>Filter files</source>
        <translation>Filtrer les fichiers</translation>
    </message>
    <message>
        <source>Next line</source>
        <translation>Ligne suivante</translation>
    </message>
    <message>
        <source>Previous line</source>
        <translation>Ligne précédente</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Changement suivant</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>Changement précédent</translation>
    </message>
    <message>
        <source>Next comment</source>
        <translation>Commentaire suivant</translation>
    </message>
    <message>
        <source>Previous comment</source>
        <translation>Commentaire précédent</translation>
    </message>
    <message>
        <source>Next file</source>
        <translation>Fichier suivant</translation>
    </message>
    <message>
        <source>Previous file</source>
        <translation>Fichier précédent</translation>
    </message>
    <message>
        <source>Comment on this line</source>
        <translation>Commenter cette ligne</translation>
    </message>
    <message>
        <source>Comment on this file</source>
        <translation>Commenter ce fichier</translation>
    </message>
    <message>
        <source>Mark file as viewed, or not</source>
        <translation>Marquer le fichier comme vu, ou non</translation>
    </message>
    <message>
        <source>Mark file as viewed and go to the next</source>
        <translation>Marquer le fichier comme vu et passer au suivant</translation>
    </message>
    <message>
        <source>Side by side or unified</source>
        <translation>Côte à côte ou unifié</translation>
    </message>
    <message>
        <source>Open the fold</source>
        <translation>Déplier</translation>
    </message>
    <message>
        <source>Show the whole file</source>
        <translation>Afficher tout le fichier</translation>
    </message>
    <message>
        <source>Switch between old and new side</source>
        <translation>Passer de l’ancien côté au nouveau</translation>
    </message>
    <message>
        <source>Copy lines</source>
        <translation>Copier les lignes</translation>
    </message>
    <message>
        <source>Bring back the deleted comment</source>
        <translation>Rétablir le commentaire supprimé</translation>
    </message>
    <message>
        <source>Walk the lines</source>
        <translation>Parcourir les lignes</translation>
    </message>
    <message>
        <source>Old side, new side</source>
        <translation>Ancien côté, nouveau côté</translation>
    </message>
    <message>
        <source>Reload runs</source>
        <translation>Recharger les exécutions</translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation>Filtrer les exécutions</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Relancer l’exécution</translation>
    </message>
    <message>
        <source>Cancel run</source>
        <translation>Annuler l’exécution</translation>
    </message>
    <message>
        <source>Resume run</source>
        <translation>Reprendre l’exécution</translation>
    </message>
    <message>
        <source>Collapse or expand</source>
        <translation>Réduire ou développer</translation>
    </message>
    <message>
        <source>Move into a container…</source>
        <translation>Déplacer dans un conteneur…</translation>
    </message>
    <message>
        <source>Move out of the container</source>
        <translation>Sortir du conteneur</translation>
    </message>
    <message>
        <source>New from a template…</source>
        <translation>Nouveau à partir d’un modèle…</translation>
    </message>
    <message>
        <source>Export as image…</source>
        <translation>Exporter comme image…</translation>
    </message>
    <message>
        <source>Copy as image</source>
        <translation>Copier comme image</translation>
    </message>
    <message>
        <source>Compare with the last commit</source>
        <translation>Comparer avec le dernier commit</translation>
    </message>
    <message>
        <source>Close the comparison</source>
        <translation>Fermer la comparaison</translation>
    </message>
    <message>
        <source>Next conflict of the merge</source>
        <translation>Conflit de fusion suivant</translation>
    </message>
    <message>
        <source>Previous conflict of the merge</source>
        <translation>Conflit de fusion précédent</translation>
    </message>
    <message>
        <source>Take yours</source>
        <translation>Prendre la vôtre</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Prendre la leur</translation>
    </message>
    <message>
        <source>Take what was before</source>
        <translation>Prendre l’état d’avant</translation>
    </message>
    <message>
        <source>Take both</source>
        <translation>Prendre les deux</translation>
    </message>
    <message>
        <source>Answer at the card</source>
        <translation>Répondre sur la carte</translation>
    </message>
    <message>
        <source>Look back over the run</source>
        <translation>Revenir sur l’exécution</translation>
    </message>
    <message>
        <source>Previous moment of the run</source>
        <translation>Moment précédent de l’exécution</translation>
    </message>
    <message>
        <source>Next moment of the run</source>
        <translation>Moment suivant de l’exécution</translation>
    </message>
    <message>
        <source>Previous failure in the run</source>
        <translation>Échec précédent de l’exécution</translation>
    </message>
    <message>
        <source>Next failure in the run</source>
        <translation>Échec suivant de l’exécution</translation>
    </message>
    <message>
        <source>Previous pass of the container</source>
        <translation>Passage précédent du conteneur</translation>
    </message>
    <message>
        <source>Next pass of the container</source>
        <translation>Passage suivant du conteneur</translation>
    </message>
    <message>
        <source>First failed pass</source>
        <translation>Premier passage en échec</translation>
    </message>
    <message>
        <source>Run from here…</source>
        <translation>Exécuter à partir d’ici…</translation>
    </message>
    <message>
        <source>Run only this…</source>
        <translation>Exécuter seulement ceci…</translation>
    </message>
    <message>
        <source>Run to here…</source>
        <translation>Exécuter jusqu’ici…</translation>
    </message>
    <message>
        <source>Set or remove a breakpoint</source>
        <translation>Poser ou retirer un point d’arrêt</translation>
    </message>
    <message>
        <source>Condition of the breakpoint…</source>
        <translation>Condition du point d’arrêt…</translation>
    </message>
    <message>
        <source>All breakpoints</source>
        <translation>Tous les points d’arrêt</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Step over</source>
        <translation>Pas à pas principal</translation>
    </message>
    <message>
        <source>Step into</source>
        <translation>Pas à pas détaillé</translation>
    </message>
    <message>
        <source>Paste with incoming connections</source>
        <translation>Coller avec les connexions entrantes</translation>
    </message>
    <message>
        <source>Replace by another kind…</source>
        <translation>Remplacer par un autre type…</translation>
    </message>
    <message>
        <source>Make a workflow of the selection…</source>
        <translation>Faire un workflow de la sélection…</translation>
    </message>
    <message>
        <source>Put the called workflow&apos;s steps in place</source>
        <translation>Mettre en place les étapes du workflow appelé</translation>
    </message>
    <message>
        <source>Rename or write in place</source>
        <translation>Renommer ou écrire sur place</translation>
    </message>
    <message>
        <source>Find in the workflow</source>
        <translation>Rechercher dans le workflow</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Correspondance suivante</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Correspondance précédente</translation>
    </message>
    <message>
        <source>Open the called workflow</source>
        <translation>Ouvrir le workflow appelé</translation>
    </message>
    <message>
        <source>Back to the calling workflow</source>
        <translation>Revenir au workflow appelant</translation>
    </message>
</context>
<context>
    <name>CommentItem</name>
    <message>
        <source>draft</source>
        <translation>brouillon</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>Edit comment</source>
        <translation>Modifier le commentaire</translation>
    </message>
    <message>
        <source>Delete comment</source>
        <translation>Supprimer le commentaire</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commenter</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>CompareBar</name>
    <message>
        <source>%1. %2. %3</source>
        <translation>%1. %2. %3</translation>
    </message>
    <message>
        <source>Now, compared with %1</source>
        <comment>a workflow; what it was at another time</comment>
        <translation>Maintenant, comparé avec %1</translation>
    </message>
    <message>
        <source>Read-only</source>
        <comment>the canvas while versions are compared</comment>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>the change that is looked at</comment>
        <translation>%1 sur %2</translation>
    </message>
</context>
<context>
    <name>CompareField</name>
    <message>
        <source>now: %1</source>
        <translation>maintenant : %1</translation>
    </message>
    <message>
        <source>before: %1</source>
        <translation>avant : %1</translation>
    </message>
</context>
<context>
    <name>CompareList</name>
    <message>
        <source>CHANGES</source>
        <translation>CHANGEMENTS</translation>
    </message>
    <message>
        <source>The workflow is what it was then.</source>
        <translation>Le workflow est tel qu’il était alors.</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Aucune différence</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changements</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>sign and name of a change</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>element and what has become of it</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>ComposerCard</name>
    <message>
        <source>Line %1</source>
        <comment>where a comment is made</comment>
        <translation>Ligne&#xa0;%1</translation>
    </message>
    <message>
        <source>The whole file</source>
        <comment>where a comment is made</comment>
        <translation>Tout le fichier</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commenter</translation>
    </message>
    <message>
        <source>Say something about this line, in Markdown</source>
        <translation>Commentez cette ligne, en Markdown</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>Enregistrer le brouillon</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Ctrl+Enter saves · kept on this machine</source>
        <translation>Ctrl+Entrée enregistre · gardé sur cette machine</translation>
    </message>
</context>
<context>
    <name>ConcurrencyFields</name>
    <message>
        <source>Of everything with the key</source>
        <translation>De tout ce qui a la clé</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Au plus</translation>
    </message>
</context>
<context>
    <name>ConflictBar</name>
    <message>
        <source>To be decided, %1 of %2: %3</source>
        <comment>a conflict of a merge</comment>
        <translation>À décider, %1 sur %2 : %3</translation>
    </message>
    <message>
        <source>Yours</source>
        <comment>side of a merge</comment>
        <translation>La vôtre</translation>
    </message>
    <message>
        <source>Theirs</source>
        <comment>side of a merge</comment>
        <translation>La leur</translation>
    </message>
    <message>
        <source>Before both</source>
        <comment>what a merge began with</comment>
        <translation>Avant les deux</translation>
    </message>
    <message>
        <source>The workflow does not run before everything is decided. Saving keeps what is open.</source>
        <translation>Le workflow ne s’exécute pas tant que tout n’est pas décidé. L’enregistrement garde ce qui reste ouvert.</translation>
    </message>
</context>
<context>
    <name>ConflictSide</name>
    <message>
        <source>%1: %2</source>
        <comment>side of a merge and what it wants</comment>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>CronWords</name>
    <message>
        <source>every minute</source>
        <translation>chaque minute</translation>
    </message>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <comment>schedule</comment>
        <translation>
            <numerusform>chaque minute</numerusform>
            <numerusform>toutes les %n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>every hour</source>
        <translation>chaque heure</translation>
    </message>
    <message>
        <source>every hour at minute %1</source>
        <translation>chaque heure à la minute %1</translation>
    </message>
    <message numerus="yes">
        <source>every %n hour(s)</source>
        <comment>schedule</comment>
        <translation>
            <numerusform>chaque heure</numerusform>
            <numerusform>toutes les %n heures</numerusform>
        </translation>
    </message>
    <message>
        <source>every weekday</source>
        <translation>du lundi au vendredi</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>chaque jour</translation>
    </message>
    <message>
        <source>every %1</source>
        <comment>day</comment>
        <translation>chaque %1</translation>
    </message>
    <message>
        <source>on day %1 of every month</source>
        <translation>le %1 de chaque mois</translation>
    </message>
    <message>
        <source>every year on %1</source>
        <translation>chaque année le %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>days, and how often in them</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>days, and times of the day</comment>
        <translation>%1 à %2</translation>
    </message>
</context>
<context>
    <name>DataSection</name>
    <message>
        <source>Data</source>
        <comment>section of the settings</comment>
        <translation>Données</translation>
    </message>
    <message>
        <source>Runs, reviews and the code map are kept on this machine, outside of your repositories.</source>
        <comment>setting</comment>
        <translation>Les exécutions, les revues et la carte du code sont gardées sur cette machine, hors de vos dépôts.</translation>
    </message>
    <message>
        <source>All repositories</source>
        <comment>a folder</comment>
        <translation>Tous les dépôts</translation>
    </message>
    <message>
        <source>Show the data folder</source>
        <comment>opens the file manager</comment>
        <translation>Afficher le dossier des données</translation>
    </message>
    <message>
        <source>This repository</source>
        <comment>a folder</comment>
        <translation>Ce dépôt</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>a file</comment>
        <translation>Réglages</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>OK</source>
        <comment>dialog button</comment>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>dialog button</comment>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>DiffOutline</name>
    <message>
        <source>Lines of the file</source>
        <translation>Lignes du fichier</translation>
    </message>
</context>
<context>
    <name>DiffPane</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>The content differs, but it is not text.</source>
        <translation>Le contenu diffère, mais ce n’est pas du texte.</translation>
    </message>
    <message>
        <source>There are no lines: the file is empty or only its name or mode changed.</source>
        <translation>Aucune ligne&#xa0;: le fichier est vide, ou seuls son nom ou ses droits ont changé.</translation>
    </message>
    <message>
        <source>The file cannot be shown</source>
        <translation>Le fichier ne peut pas être affiché</translation>
    </message>
    <message>
        <source>Binary file</source>
        <translation>Fichier binaire</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>Rien à afficher</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Choose a file on the left.</source>
        <translation>Choisissez un fichier à gauche.</translation>
    </message>
    <message>
        <source>Reading was stopped before it had ended.</source>
        <translation>La lecture a été arrêtée avant la fin.</translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation>Aucun fichier choisi</translation>
    </message>
    <message>
        <source>The file was not read</source>
        <translation>Le fichier n’a pas été lu</translation>
    </message>
</context>
<context>
    <name>DiffToolbar</name>
    <message>
        <source>was %1</source>
        <comment>the former path of a renamed file</comment>
        <translation>auparavant %1</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>Changement précédent</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Changement suivant</translation>
    </message>
    <message>
        <source>Show both sides (M)</source>
        <translation>Afficher les deux côtés (M)</translation>
    </message>
    <message>
        <source>Show one column (M)</source>
        <translation>Afficher une seule colonne (M)</translation>
    </message>
    <message>
        <source>Unified</source>
        <translation>Unifié</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>Changes of blanks are hidden</source>
        <translation>Les changements d’espaces sont masqués</translation>
    </message>
    <message>
        <source>Hide changes of blanks</source>
        <translation>Masquer les changements d’espaces</translation>
    </message>
    <message>
        <source>Whitespace</source>
        <translation>Espaces</translation>
    </message>
    <message>
        <source>Viewed</source>
        <comment>mark of a file</comment>
        <translation>Vu</translation>
    </message>
</context>
<context>
    <name>DiffView</name>
    <message>
        <source>Comment on this line</source>
        <translation>Commenter cette ligne</translation>
    </message>
    <message>
        <source>Overview of the file</source>
        <translation>Vue d’ensemble du fichier</translation>
    </message>
    <message>
        <source>The arrow keys walk the lines; the keyboard shortcuts have the other keys.</source>
        <translation>Les flèches parcourent les lignes ; les raccourcis clavier indiquent les autres touches.</translation>
    </message>
</context>
<context>
    <name>DocumentInputs</name>
    <message>
        <source>INPUTS</source>
        <translation>ENTRÉES</translation>
    </message>
    <message>
        <source>A run asks for these before it starts. Expressions refer to one as {{ inputs.name }}.</source>
        <translation>Une exécution les demande avant de commencer. Les expressions y font référence par {{ inputs.name }}.</translation>
    </message>
    <message>
        <source>Add input</source>
        <translation>Ajouter une entrée</translation>
    </message>
</context>
<context>
    <name>DocumentOutputs</name>
    <message>
        <source>OUTPUTS</source>
        <translation>SORTIES</translation>
    </message>
    <message>
        <source>What a workflow that calls this one gets from it.</source>
        <translation>Ce qu’un workflow qui appelle celui-ci en reçoit.</translation>
    </message>
    <message>
        <source>Name of the output</source>
        <translation>Nom de la sortie</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>Valeur de %1</translation>
    </message>
    <message>
        <source>Remove the output %1</source>
        <translation>Supprimer la sortie %1</translation>
    </message>
    <message>
        <source>Add output</source>
        <translation>Ajouter une sortie</translation>
    </message>
</context>
<context>
    <name>DocumentRuns</name>
    <message>
        <source>RUNS</source>
        <translation>EXÉCUTIONS</translation>
    </message>
    <message>
        <source>Your files stay as they are; what you have changed comes with the run.</source>
        <translation>Vos fichiers restent tels quels ; vos modifications accompagnent l’exécution.</translation>
    </message>
    <message>
        <source>The run asks before it changes your files.</source>
        <translation>L’exécution demande avant de modifier vos fichiers.</translation>
    </message>
    <message>
        <source>Work in</source>
        <translation>Travailler dans</translation>
    </message>
    <message>
        <source>A worktree of their own</source>
        <translation>Un worktree à part</translation>
    </message>
    <message>
        <source>Your checkout</source>
        <translation>Votre copie de travail</translation>
    </message>
    <message>
        <source>Limit runs at the same time</source>
        <translation>Limiter les exécutions simultanées</translation>
    </message>
    <message>
        <source>One run too many</source>
        <translation>Une exécution de trop</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Attend son tour</translation>
    </message>
    <message>
        <source>Ends the one that runs</source>
        <translation>Met fin à celle en cours</translation>
    </message>
    <message>
        <source>Is not begun</source>
        <translation>N’est pas commencée</translation>
    </message>
</context>
<context>
    <name>DragGrip</name>
    <message>
        <source>Image of the selection: click to copy it, or drag it to another program</source>
        <translation>Image de la sélection : cliquez pour la copier, ou glissez-la vers un autre programme</translation>
    </message>
</context>
<context>
    <name>DrawerData</name>
    <message>
        <source>Run the workflow to see here what goes from step to step.</source>
        <translation>Exécutez le workflow pour voir ici ce qui passe d’une étape à l’autre.</translation>
    </message>
    <message>
        <source>Select a connection, a port or a node to see what the run moved there.</source>
        <translation>Sélectionnez une connexion, un port ou un nœud pour voir ce que l’exécution y a fait passer.</translation>
    </message>
    <message>
        <source>The run has not come to this step.</source>
        <translation>L’exécution n’est pas arrivée à cette étape.</translation>
    </message>
    <message>
        <source>No data</source>
        <comment>title: of a run</comment>
        <translation>Aucune donnée</translation>
    </message>
</context>
<context>
    <name>DrawerHistory</name>
    <message>
        <source>EDITS</source>
        <translation>MODIFICATIONS</translation>
    </message>
    <message>
        <source>VERSIONS OF THE FILE</source>
        <translation>VERSIONS DU FICHIER</translation>
    </message>
</context>
<context>
    <name>DrawerPlan</name>
    <message>
        <source>Reaches outside of the run</source>
        <translation>Agit hors de l’exécution</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>a plan</comment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Run to here instead</source>
        <translation>Exécuter plutôt jusqu’ici</translation>
    </message>
    <message>
        <source>Start</source>
        <comment>a plan</comment>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>This cannot be run</source>
        <translation>Ceci ne peut pas être exécuté</translation>
    </message>
    <message>
        <source>What would run</source>
        <translation>Ce qui serait exécuté</translation>
    </message>
</context>
<context>
    <name>DropGround</name>
    <message>
        <source>Drop to open the workflow</source>
        <translation>Déposez pour ouvrir le workflow</translation>
    </message>
    <message>
        <source>One of this program, of GitHub Actions, or exported by n8n.</source>
        <translation>De ce programme, de GitHub Actions ou exporté par n8n.</translation>
    </message>
</context>
<context>
    <name>EditText</name>
    <message>
        <source>Add “%1”</source>
        <translation>Ajouter « %1 »</translation>
    </message>
    <message>
        <source>Put a node into a connection</source>
        <translation>Insérer un nœud dans une connexion</translation>
    </message>
    <message>
        <source>Put “%1” into a connection</source>
        <translation>Insérer « %1 » dans une connexion</translation>
    </message>
    <message>
        <source>Rename a node</source>
        <translation>Renommer un nœud</translation>
    </message>
    <message>
        <source>Rename “%1”</source>
        <translation>Renommer « %1 »</translation>
    </message>
    <message>
        <source>Change “%1”</source>
        <translation>Modifier « %1 »</translation>
    </message>
    <message>
        <source>Change “%2” of “%1”</source>
        <translation>Modifier « %2 » de « %1 »</translation>
    </message>
    <message>
        <source>Change how a node runs</source>
        <translation>Modifier l’exécution d’un nœud</translation>
    </message>
    <message>
        <source>Change how “%1” runs</source>
        <translation>Modifier l’exécution de « %1 »</translation>
    </message>
    <message>
        <source>Make a node a “%1”</source>
        <translation>Faire d’un nœud un « %1 »</translation>
    </message>
    <message>
        <source>Make “%1” a “%2”</source>
        <translation>Faire de « %1 » un « %2 »</translation>
    </message>
    <message numerus="yes">
        <source>Mute %n node(s)</source>
        <translation>
            <numerusform>Désactiver %n nœud</numerusform>
            <numerusform>Désactiver %n nœuds</numerusform>
        </translation>
    </message>
    <message>
        <source>Mute “%1”</source>
        <translation>Désactiver « %1 »</translation>
    </message>
    <message numerus="yes">
        <source>Unmute %n node(s)</source>
        <translation>
            <numerusform>Réactiver %n nœud</numerusform>
            <numerusform>Réactiver %n nœuds</numerusform>
        </translation>
    </message>
    <message>
        <source>Unmute “%1”</source>
        <translation>Réactiver « %1 »</translation>
    </message>
    <message numerus="yes">
        <source>Take %n node(s) out of their connections</source>
        <translation>
            <numerusform>Retirer %n nœud de ses connexions</numerusform>
            <numerusform>Retirer %n nœuds de leurs connexions</numerusform>
        </translation>
    </message>
    <message>
        <source>Take “%1” out of its connections</source>
        <translation>Retirer « %1 » de ses connexions</translation>
    </message>
    <message numerus="yes">
        <source>Move %n node(s) out of a container</source>
        <translation>
            <numerusform>Sortir %n nœud d’un conteneur</numerusform>
            <numerusform>Sortir %n nœuds d’un conteneur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n node(s) into “%1”</source>
        <translation>
            <numerusform>Déplacer %n nœud dans « %1 »</numerusform>
            <numerusform>Déplacer %n nœuds dans « %1 »</numerusform>
        </translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Relier</translation>
    </message>
    <message>
        <source>Lead a connection elsewhere</source>
        <translation>Mener une connexion ailleurs</translation>
    </message>
    <message>
        <source>Change the condition of a connection</source>
        <translation>Modifier la condition d’une connexion</translation>
    </message>
    <message>
        <source>Lead a connection another way</source>
        <translation>Faire passer une connexion par un autre chemin</translation>
    </message>
    <message numerus="yes">
        <source>Mute %n connection(s)</source>
        <translation>
            <numerusform>Désactiver %n connexion</numerusform>
            <numerusform>Désactiver %n connexions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unmute %n connection(s)</source>
        <translation>
            <numerusform>Réactiver %n connexion</numerusform>
            <numerusform>Réactiver %n connexions</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Ajouter une note</translation>
    </message>
    <message>
        <source>Write on a note</source>
        <translation>Écrire sur une note</translation>
    </message>
    <message>
        <source>Add a frame</source>
        <translation>Ajouter un cadre</translation>
    </message>
    <message>
        <source>Rename a frame</source>
        <translation>Renommer un cadre</translation>
    </message>
    <message>
        <source>Change the colour of a frame</source>
        <translation>Changer la couleur d’un cadre</translation>
    </message>
    <message>
        <source>Change what a frame holds</source>
        <translation>Modifier le contenu d’un cadre</translation>
    </message>
    <message numerus="yes">
        <source>Move %n element(s)</source>
        <translation>
            <numerusform>Déplacer %n élément</numerusform>
            <numerusform>Déplacer %n éléments</numerusform>
        </translation>
    </message>
    <message>
        <source>Change a size</source>
        <translation>Modifier une taille</translation>
    </message>
    <message numerus="yes">
        <source>Align %n element(s)</source>
        <translation>
            <numerusform>Aligner %n élément</numerusform>
            <numerusform>Aligner %n éléments</numerusform>
        </translation>
    </message>
    <message>
        <source>Lay out</source>
        <translation>Disposer</translation>
    </message>
    <message numerus="yes">
        <source>Collapse %n element(s)</source>
        <translation>
            <numerusform>Réduire %n élément</numerusform>
            <numerusform>Réduire %n éléments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expand %n element(s)</source>
        <translation>
            <numerusform>Développer %n élément</numerusform>
            <numerusform>Développer %n éléments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n element(s)</source>
        <translation>
            <numerusform>Supprimer %n élément</numerusform>
            <numerusform>Supprimer %n éléments</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete “%1”</source>
        <translation>Supprimer « %1 »</translation>
    </message>
    <message numerus="yes">
        <source>Cut %n element(s)</source>
        <translation>
            <numerusform>Couper %n élément</numerusform>
            <numerusform>Couper %n éléments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste %n element(s)</source>
        <translation>
            <numerusform>Coller %n élément</numerusform>
            <numerusform>Coller %n éléments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n element(s)</source>
        <translation>
            <numerusform>Dupliquer %n élément</numerusform>
            <numerusform>Dupliquer %n éléments</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename the workflow</source>
        <translation>Renommer le workflow</translation>
    </message>
    <message>
        <source>Describe the workflow</source>
        <translation>Décrire le workflow</translation>
    </message>
    <message>
        <source>Change the inputs</source>
        <translation>Modifier les entrées</translation>
    </message>
    <message>
        <source>Change the outputs</source>
        <translation>Modifier les sorties</translation>
    </message>
    <message>
        <source>Change where runs work</source>
        <translation>Modifier l’endroit où travaillent les exécutions</translation>
    </message>
    <message>
        <source>Change how many runs there may be</source>
        <translation>Modifier le nombre d’exécutions permises</translation>
    </message>
    <message>
        <source>Make a workflow of its own</source>
        <translation>En faire un workflow à part</translation>
    </message>
    <message>
        <source>Put a called workflow in place</source>
        <translation>Mettre en place un workflow appelé</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Restore a version</source>
        <translation>Restaurer une version</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Fusionner</translation>
    </message>
    <message>
        <source>Take over a change of the file</source>
        <translation>Reprendre une modification du fichier</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Change the colour of a note</source>
        <translation>Changer la couleur d’une note</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Open another repository</source>
        <translation>Ouvrir un autre dépôt</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>This took too long and was stopped.</source>
        <translation>Cela a pris trop de temps et a été arrêté.</translation>
    </message>
    <message>
        <source>A value does not fit here.</source>
        <translation>Une valeur ne convient pas ici.</translation>
    </message>
    <message>
        <source>The file is not valid JSON.</source>
        <translation>Le fichier n’est pas du JSON valide.</translation>
    </message>
    <message>
        <source>This does not exist (any more).</source>
        <translation>Ceci n’existe pas (ou plus).</translation>
    </message>
    <message>
        <source>You may not read or write this place.</source>
        <translation>Vous n’avez pas le droit de lire ou d’écrire à cet endroit.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space, then try again.</source>
        <translation>Le disque est plein. Libérez de la place, puis réessayez.</translation>
    </message>
    <message>
        <source>Reading or writing failed.</source>
        <translation>La lecture ou l’écriture a échoué.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Quelque chose s’est mal passé dans le programme.</translation>
    </message>
    <message>
        <source>This did not work.</source>
        <translation>Cela n’a pas marché.</translation>
    </message>
    <message>
        <source>The local database could not do this.</source>
        <translation>La base de données locale n’a pas pu le faire.</translation>
    </message>
    <message>
        <source>A program could not be run.</source>
        <translation>Un programme n’a pas pu être lancé.</translation>
    </message>
    <message>
        <source>Git could not do this.</source>
        <translation>Git n’a pas pu le faire.</translation>
    </message>
    <message>
        <source>The source could not be parsed.</source>
        <translation>Le code source n’a pas pu être analysé.</translation>
    </message>
    <message>
        <source>The workflow could not do this.</source>
        <translation>Le workflow n’a pas pu le faire.</translation>
    </message>
    <message>
        <source>The code map could not do this.</source>
        <translation>La carte du code n’a pas pu le faire.</translation>
    </message>
    <message>
        <source>The review could not do this.</source>
        <translation>La revue n’a pas pu le faire.</translation>
    </message>
    <message>
        <source>A step could not do its work.</source>
        <translation>Une étape n’a pas pu faire son travail.</translation>
    </message>
    <message>
        <source>The repository could not be opened.</source>
        <translation>Le dépôt n’a pas pu être ouvert.</translation>
    </message>
    <message>
        <source>There is no git repository here.</source>
        <translation>Il n’y a pas de dépôt Git ici.</translation>
    </message>
    <message>
        <source>This kind of repository cannot be read yet.</source>
        <translation>Ce type de dépôt ne peut pas encore être lu.</translation>
    </message>
    <message>
        <source>The repository belongs to another user. If you trust it, add it to git&apos;s safe.directory.</source>
        <translation>Le dépôt appartient à un autre utilisateur. Si vous lui faites confiance, ajoutez-le à safe.directory de Git.</translation>
    </message>
    <message>
        <source>There is no such branch, commit or file.</source>
        <translation>Cette branche, ce commit ou ce fichier n’existe pas.</translation>
    </message>
    <message>
        <source>This name fits several commits: write more of it.</source>
        <translation>Ce nom désigne plusieurs commits&#xa0;: écrivez-en davantage.</translation>
    </message>
    <message>
        <source>Git does not understand this name.</source>
        <translation>Git ne comprend pas ce nom.</translation>
    </message>
    <message>
        <source>Git does not know who you are: set user.name and user.email.</source>
        <translation>Git ne sait pas qui vous êtes&#xa0;: réglez user.name et user.email.</translation>
    </message>
    <message>
        <source>Another program is using the repository.</source>
        <translation>Un autre programme utilise le dépôt.</translation>
    </message>
    <message>
        <source>This repository has no working tree.</source>
        <translation>Ce dépôt n’a pas d’arbre de travail.</translation>
    </message>
    <message>
        <source>This review or comment does not exist (any more).</source>
        <translation>Cette revue ou ce commentaire n’existe pas (ou plus).</translation>
    </message>
    <message>
        <source>The file has no such line (any more).</source>
        <translation>Le fichier n’a pas (ou plus) cette ligne.</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>Écrivez d’abord quelque chose.</translation>
    </message>
    <message>
        <source>These two have no commit in common: compare them as two commits.</source>
        <translation>Ces deux-là n’ont aucun commit en commun&#xa0;: comparez-les comme deux commits.</translation>
    </message>
    <message>
        <source>Nothing has changed since the last commit.</source>
        <translation>Rien n’a changé depuis le dernier commit.</translation>
    </message>
    <message>
        <source>There are conflicts to resolve first.</source>
        <translation>Il faut d’abord résoudre des conflits.</translation>
    </message>
    <message>
        <source>The repository has no commit yet.</source>
        <translation>Le dépôt n’a pas encore de commit.</translation>
    </message>
    <message>
        <source>The file is not valid JSON: see line %1.</source>
        <translation>Le fichier n’est pas du JSON valide&#xa0;: voir la ligne %1.</translation>
    </message>
    <message>
        <source>A newer version of this program has written the workflow.</source>
        <translation>Une version plus récente de ce programme a écrit ce workflow.</translation>
    </message>
    <message>
        <source>The workflow has errors.</source>
        <translation>Le workflow contient des erreurs.</translation>
    </message>
    <message>
        <source>The workflow has an error in line %1.</source>
        <translation>Le workflow contient une erreur à la ligne %1.</translation>
    </message>
    <message>
        <source>This is not part of the workflow (any more).</source>
        <translation>Cela ne fait pas (ou plus) partie du workflow.</translation>
    </message>
    <message>
        <source>This program has no node of this kind.</source>
        <translation>Ce programme n’a pas de nœud de ce type.</translation>
    </message>
    <message>
        <source>The node has no such port.</source>
        <translation>Le nœud n’a pas ce port.</translation>
    </message>
    <message>
        <source>A step cannot wait for itself.</source>
        <translation>Une étape ne peut pas s’attendre elle-même.</translation>
    </message>
    <message>
        <source>These two ports are connected already.</source>
        <translation>Ces deux ports sont déjà reliés.</translation>
    </message>
    <message>
        <source>These two ports carry different kinds of data.</source>
        <translation>Ces deux ports transportent des données de types différents.</translation>
    </message>
    <message>
        <source>“%1” does not fit into “%2”.</source>
        <translation>«&#xa0;%1&#xa0;» ne convient pas à «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>The steps would wait for each other in a circle.</source>
        <translation>Les étapes s’attendraient mutuellement en boucle.</translation>
    </message>
    <message>
        <source>The clipboard holds no steps of a workflow.</source>
        <translation>Le presse-papiers ne contient aucune étape de workflow.</translation>
    </message>
    <message>
        <source>An expression in {{ }} cannot be understood.</source>
        <translation>Une expression entre {{ }} est incompréhensible.</translation>
    </message>
    <message>
        <source>An expression refers to a value that is not there.</source>
        <translation>Une expression renvoie à une valeur absente.</translation>
    </message>
    <message>
        <source>A value is missing that is needed.</source>
        <translation>Il manque une valeur nécessaire.</translation>
    </message>
    <message>
        <source>The input “%1” is needed.</source>
        <translation>L’entrée «&#xa0;%1&#xa0;» est nécessaire.</translation>
    </message>
    <message>
        <source>A value is of another kind than is needed.</source>
        <translation>Une valeur n’est pas du type attendu.</translation>
    </message>
    <message>
        <source>The value of “%1” is of another kind than is needed.</source>
        <translation>La valeur de «&#xa0;%1&#xa0;» n’est pas du type attendu.</translation>
    </message>
    <message>
        <source>The step took longer than its time limit.</source>
        <translation>L’étape a dépassé sa limite de temps.</translation>
    </message>
    <message>
        <source>A person has rejected this.</source>
        <translation>Quelqu’un a refusé.</translation>
    </message>
    <message>
        <source>A person has marked this as failed.</source>
        <translation>Quelqu’un a déclaré que cela avait échoué.</translation>
    </message>
    <message>
        <source>The step handed on more than a run can keep.</source>
        <translation>L’étape a transmis plus qu’une exécution ne peut conserver.</translation>
    </message>
    <message>
        <source>This run does not exist (any more).</source>
        <translation>Cette exécution n’existe pas (ou plus).</translation>
    </message>
    <message>
        <source>The run has ended already.</source>
        <translation>L’exécution est déjà terminée.</translation>
    </message>
    <message>
        <source>The step does not wait for this (any more).</source>
        <translation>L’étape n’attend pas (ou plus) cela.</translation>
    </message>
    <message>
        <source>Another program carries this run out.</source>
        <translation>Un autre programme s’occupe de cette exécution.</translation>
    </message>
    <message>
        <source>Another program has taken this run over.</source>
        <translation>Un autre programme a repris cette exécution.</translation>
    </message>
    <message>
        <source>The record of this run is damaged.</source>
        <translation>L’enregistrement de cette exécution est endommagé.</translation>
    </message>
    <message>
        <source>There is no secret of this name.</source>
        <translation>Aucun secret ne porte ce nom.</translation>
    </message>
    <message>
        <source>There is no secret “%1”: set %2 before the program starts.</source>
        <translation>Le secret «&#xa0;%1&#xa0;» n’existe pas&#xa0;: définissez %2 avant de lancer le programme.</translation>
    </message>
    <message>
        <source>The command ended with an error.</source>
        <translation>La commande s’est terminée par une erreur.</translation>
    </message>
    <message>
        <source>The tests failed.</source>
        <translation>Les tests ont échoué.</translation>
    </message>
    <message>
        <source>A setting of the step cannot be used.</source>
        <translation>Un réglage de l’étape est inutilisable.</translation>
    </message>
    <message>
        <source>A path leads out of the folder that the step works in.</source>
        <translation>Un chemin sort du dossier dans lequel l’étape travaille.</translation>
    </message>
    <message>
        <source>The server answered with a status that was not expected.</source>
        <translation>Le serveur a répondu avec un statut inattendu.</translation>
    </message>
    <message>
        <source>The server did not answer.</source>
        <translation>Le serveur n’a pas répondu.</translation>
    </message>
    <message>
        <source>The answer is larger than the step allows.</source>
        <translation>La réponse est plus grande que l’étape ne le permet.</translation>
    </message>
    <message>
        <source>The files pass through a filter, such as Git LFS, which this program cannot run: commit them with git.</source>
        <translation>Les fichiers passent par un filtre, comme Git LFS, que ce programme ne peut pas exécuter&#xa0;: enregistrez-les avec Git.</translation>
    </message>
    <message>
        <source>What happened could not be written down, so the run has stopped here.</source>
        <translation>Ce qui s’est passé n’a pas pu être noté&#x202f;; l’exécution s’est donc arrêtée ici.</translation>
    </message>
    <message>
        <source>There are no files to map yet.</source>
        <translation>Il n’y a pas encore de fichiers à cartographier.</translation>
    </message>
    <message>
        <source>No tests were run: there are none, or what they need is missing.</source>
        <translation>Aucun test n’a été exécuté&#xa0;: il n’y en a pas, ou ce qu’il leur faut manque.</translation>
    </message>
    <message>
        <source>The program is not installed, or not where programs are looked for.</source>
        <translation>Le programme n’est pas installé, ou pas là où les programmes sont cherchés.</translation>
    </message>
    <message>
        <source>The folder that the step works in does not exist (any more).</source>
        <translation>Le dossier de travail de l’étape n’existe pas (ou plus).</translation>
    </message>
    <message>
        <source>This computer cannot shut a command in: install bubblewrap, or run the step without.</source>
        <translation>Cet ordinateur ne peut pas isoler une commande&#xa0;: installez bubblewrap ou exécutez l’étape sans isolation.</translation>
    </message>
    <message>
        <source>There is a branch, tag or folder of this name already.</source>
        <translation>Une branche, une étiquette ou un dossier porte déjà ce nom.</translation>
    </message>
    <message>
        <source>There are changes that have not been committed.</source>
        <translation>Des changements n’ont pas été enregistrés dans un commit.</translation>
    </message>
    <message>
        <source>A connection cannot lead into a container, or out of one.</source>
        <translation>Une liaison ne peut ni entrer dans un conteneur ni en sortir.</translation>
    </message>
    <message>
        <source>This step cannot have others in it.</source>
        <translation>Cette étape ne peut pas en contenir d’autres.</translation>
    </message>
    <message>
        <source>A workflow that this one calls cannot be read.</source>
        <translation>Un workflow appelé par celui-ci ne peut pas être lu.</translation>
    </message>
    <message>
        <source>Another run that must not go on at the same time is going on.</source>
        <translation>Une autre exécution, qui ne doit pas avoir lieu en même temps, est en cours.</translation>
    </message>
    <message>
        <source>The loop would go on after the last pass it may have.</source>
        <translation>La boucle continuerait au-delà du dernier passage permis.</translation>
    </message>
    <message>
        <source>The run is still going on: cancel it first.</source>
        <translation>L’exécution est encore en cours&#xa0;: annulez-la d’abord.</translation>
    </message>
    <message>
        <source>The script is not valid JavaScript.</source>
        <translation>Le script n’est pas du JavaScript valide.</translation>
    </message>
    <message>
        <source>The script ended with an error.</source>
        <translation>Le script s’est terminé par une erreur.</translation>
    </message>
    <message>
        <source>The script took too long and was stopped.</source>
        <translation>Le script a duré trop longtemps et a été arrêté.</translation>
    </message>
    <message>
        <source>The script needed more memory than it may have.</source>
        <translation>Le script a demandé plus de mémoire qu’il n’en est permis.</translation>
    </message>
    <message>
        <source>The script could not do this.</source>
        <translation>Le script n’a pas pu faire cela.</translation>
    </message>
    <message>
        <source>The report cannot be understood.</source>
        <translation>Le rapport est incompréhensible.</translation>
    </message>
    <message>
        <source>The report is larger than a step can take.</source>
        <translation>Le rapport est plus grand que ce qu’une étape peut prendre.</translation>
    </message>
    <message>
        <source>The report cannot be read.</source>
        <translation>Le rapport ne peut pas être lu.</translation>
    </message>
    <message>
        <source>The linter has found something.</source>
        <translation>Le linter a trouvé quelque chose.</translation>
    </message>
    <message>
        <source>No file fits the patterns.</source>
        <translation>Aucun fichier ne correspond aux motifs.</translation>
    </message>
    <message>
        <source>The patterns fit more files than a step can take.</source>
        <translation>Les motifs correspondent à plus de fichiers qu’une étape ne peut en prendre.</translation>
    </message>
    <message>
        <source>A file is larger than a step can take.</source>
        <translation>Un fichier est plus grand que ce qu’une étape peut prendre.</translation>
    </message>
    <message>
        <source>No step of this run has kept files under this name.</source>
        <translation>Aucune étape de cette exécution n’a gardé de fichiers sous ce nom.</translation>
    </message>
    <message>
        <source>Another step of this run has kept files under this name.</source>
        <translation>Une autre étape de cette exécution a gardé des fichiers sous ce nom.</translation>
    </message>
    <message>
        <source>The archive is damaged, or of a kind that cannot be read.</source>
        <translation>L’archive est endommagée, ou d’un type qui ne peut pas être lu.</translation>
    </message>
    <message>
        <source>The archive has a path that leads out of the folder.</source>
        <translation>L’archive contient un chemin qui sort du dossier.</translation>
    </message>
    <message>
        <source>The archive holds more than a step may take out of it.</source>
        <translation>L’archive contient plus que ce qu’une étape peut en extraire.</translation>
    </message>
    <message>
        <source>What the command wrote for later steps cannot be understood.</source>
        <translation>Ce que la commande a écrit pour les étapes suivantes est incompréhensible.</translation>
    </message>
    <message>
        <source>A tool that the workflow needs is not installed.</source>
        <translation>Un outil dont le workflow a besoin n’est pas installé.</translation>
    </message>
    <message>
        <source>A tool has another version than the workflow needs.</source>
        <translation>Un outil n’a pas la version dont le workflow a besoin.</translation>
    </message>
    <message>
        <source>The server has not accepted the push.</source>
        <translation>Le serveur n’a pas accepté l’envoi.</translation>
    </message>
    <message>
        <source>The other computer has not let this one in.</source>
        <translation>L’autre ordinateur a refusé l’accès.</translation>
    </message>
    <message>
        <source>The command on the other computer failed.</source>
        <translation>La commande a échoué sur l’autre ordinateur.</translation>
    </message>
    <message>
        <source>The mail server has not accepted the message.</source>
        <translation>Le serveur de messagerie n’a pas accepté le message.</translation>
    </message>
    <message>
        <source>The server wants fewer requests.</source>
        <translation>Le serveur demande moins de requêtes.</translation>
    </message>
    <message>
        <source>The server is in trouble.</source>
        <translation>Le serveur est en difficulté.</translation>
    </message>
    <message>
        <source>This cannot be done on this computer.</source>
        <translation>Cela n’est pas possible sur cet ordinateur.</translation>
    </message>
    <message>
        <source>This action only runs at GitHub.</source>
        <translation>Cette action ne s’exécute que sur GitHub.</translation>
    </message>
    <message>
        <source>This step was imported and has no equivalent here.</source>
        <translation>Cette étape importée n’a pas d’équivalent ici.</translation>
    </message>
    <message>
        <source>A merge has left something to be decided.</source>
        <translation>Une fusion a laissé quelque chose à décider.</translation>
    </message>
    <message>
        <source>Another file with the same workflow is armed; this one may be a copy of it.</source>
        <translation>Un autre fichier du même workflow est armé&#x202f;; celui-ci en est peut-être une copie.</translation>
    </message>
    <message>
        <source>Runs begin each other without end: the trigger has stopped.</source>
        <translation>Des exécutions se lancent sans fin les unes les autres&#x202f;: le déclencheur s’est arrêté.</translation>
    </message>
    <message>
        <source>The checkout holds too much that is in no commit: run on a commit, or let git ignore it.</source>
        <translation>La copie de travail contient trop de choses qui ne sont dans aucun commit : exécutez sur un commit, ou laissez git les ignorer.</translation>
    </message>
    <message>
        <source>A person does not let this run change the checkout.</source>
        <translation>Une personne ne permet pas à cette exécution de modifier la copie de travail.</translation>
    </message>
    <message>
        <source>The folder that the run has worked in is gone.</source>
        <translation>Le dossier dans lequel l’exécution a travaillé n’existe plus.</translation>
    </message>
    <message>
        <source>The script calls itself too deeply.</source>
        <translation>Le script s’appelle lui-même trop profondément.</translation>
    </message>
    <message>
        <source>What the script hands on is larger than a step can take.</source>
        <translation>Ce que le script transmet est plus grand que ce qu’une étape peut recevoir.</translation>
    </message>
    <message>
        <source>This is no schedule: five fields of numbers, such as 0 6 * * 1-5.</source>
        <translation>Ce n’est pas une planification : il faut cinq champs de nombres, par exemple 0 6 * * 1-5.</translation>
    </message>
    <message>
        <source>The schedule is never due.</source>
        <translation>La planification n’arrive jamais à échéance.</translation>
    </message>
    <message>
        <source>There is no time zone of this name.</source>
        <translation>Il n’y a pas de fuseau horaire de ce nom.</translation>
    </message>
    <message>
        <source>The pattern for files cannot be understood.</source>
        <translation>Le motif de fichiers est incompréhensible.</translation>
    </message>
    <message>
        <source>The workflow has no trigger to arm.</source>
        <translation>Le workflow n’a aucun déclencheur à armer.</translation>
    </message>
    <message>
        <source>The workflow is not armed.</source>
        <translation>Le workflow n’est pas armé.</translation>
    </message>
    <message>
        <source>Webhooks cannot be listened for: another program may use the port.</source>
        <translation>Impossible d’attendre des webhooks : un autre programme utilise peut-être le port.</translation>
    </message>
    <message>
        <source>The repository has a hook of somebody else, which is left as it is.</source>
        <translation>Le dépôt a un hook de quelqu’un d’autre, qui est laissé tel quel.</translation>
    </message>
    <message>
        <source>The trigger could not do this.</source>
        <translation>Le déclencheur n’a pas pu faire cela.</translation>
    </message>
    <message>
        <source>There is no such version (any more).</source>
        <translation>Cette version n’existe pas (ou plus).</translation>
    </message>
    <message>
        <source>There is no such conflict (any more).</source>
        <translation>Ce conflit n’existe pas (ou plus).</translation>
    </message>
    <message>
        <source>The version could not be told.</source>
        <translation>La version n’a pas pu être déterminée.</translation>
    </message>
    <message>
        <source>The file could not be taken over.</source>
        <translation>Le fichier n’a pas pu être repris.</translation>
    </message>
    <message>
        <source>The server for measurements cannot be reached.</source>
        <translation>Le serveur de mesures est injoignable.</translation>
    </message>
    <message>
        <source>The server for measurements has refused them.</source>
        <translation>Le serveur de mesures les a refusées.</translation>
    </message>
    <message>
        <source>These steps would do something else as a workflow of their own.</source>
        <translation>Ces étapes feraient autre chose dans un workflow à part.</translation>
    </message>
    <message>
        <source>These steps would do something else as a workflow of their own: see “%1”.</source>
        <translation>Ces étapes feraient autre chose dans un workflow à part&#xa0;: voir «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>The called workflow would do something else in the place of the call.</source>
        <translation>Le workflow appelé ferait autre chose à la place de l’appel.</translation>
    </message>
    <message>
        <source>The called workflow would do something else in the place of “%1”.</source>
        <translation>Le workflow appelé ferait autre chose à la place de «&#xa0;%1&#xa0;».</translation>
    </message>
</context>
<context>
    <name>ExampleWorkflow</name>
    <message>
        <source>Check and ship</source>
        <translation>Vérifier et livrer</translation>
    </message>
    <message>
        <source>How many of the last commits to look at</source>
        <translation>Combien des derniers commits examiner</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Own checkout</source>
        <translation>Copie à part</translation>
    </message>
    <message>
        <source>Read the code</source>
        <translation>Lire le code</translation>
    </message>
    <message>
        <source>Last changes</source>
        <translation>Derniers changements</translation>
    </message>
    <message>
        <source>Run the tests</source>
        <translation>Lancer les tests</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>Écrire le rapport</translation>
    </message>
    <message>
        <source>Human review</source>
        <translation>Revue humaine</translation>
    </message>
    <message>
        <source>Commit the report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>Understand and check</source>
        <translation>Comprendre et vérifier</translation>
    </message>
    <message>
        <source>Find dependency cycles</source>
        <translation>Trouver les cycles de dépendances</translation>
    </message>
    <message>
        <source>Reads the code and, when files depend on each other in a circle, commits the list on a branch.</source>
        <translation>Lit le code et, quand des fichiers dépendent les uns des autres en boucle, enregistre la liste sur une branche.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Départ</translation>
    </message>
    <message>
        <source>No cycles?</source>
        <translation>Aucun cycle&#x202f;?</translation>
    </message>
    <message>
        <source>List the cycles</source>
        <translation>Lister les cycles</translation>
    </message>
    <message>
        <source>Commit the list</source>
        <translation>Enregistrer la liste</translation>
    </message>
    <message>
        <source>Without cycles the run ends here, green.</source>
        <translation>Sans cycle, l’exécution se termine ici, au vert.</translation>
    </message>
    <message>
        <source>Draft release notes</source>
        <translation>Ébaucher les notes de version</translation>
    </message>
    <message>
        <source>Collects the subjects of the last commits, lets a person read them, and commits them on a branch.</source>
        <translation>Rassemble les titres des derniers commits, les fait lire par une personne et les enregistre sur une branche.</translation>
    </message>
    <message>
        <source>How many commits</source>
        <translation>Combien de commits</translation>
    </message>
    <message>
        <source>Collect commits</source>
        <translation>Rassembler les commits</translation>
    </message>
    <message>
        <source>Write the notes</source>
        <translation>Écrire les notes</translation>
    </message>
    <message>
        <source>Read them</source>
        <translation>Les lire</translation>
    </message>
    <message>
        <source>Commit the notes</source>
        <translation>Enregistrer les notes</translation>
    </message>
    <message>
        <source>Smoke check of a service</source>
        <translation>Contrôle rapide d’un service</translation>
    </message>
    <message>
        <source>Address of the health page</source>
        <translation>Adresse de la page d’état</translation>
    </message>
    <message>
        <source>Tests with retries</source>
        <translation>Tests avec plusieurs essais</translation>
    </message>
    <message>
        <source>Passed?</source>
        <translation>Réussi&#x202f;?</translation>
    </message>
    <message>
        <source>Say what was missing</source>
        <translation>Dire ce qui manquait</translation>
    </message>
    <message>
        <source>Looks at the last commits, runs the project&apos;s own tests and a linter, asks a person, commits a report on a branch and, if you want, pushes it.

Everything happens in a worktree of its own: **your checkout is not touched**.</source>
        <translation>Examine les derniers commits, lance les tests du projet et un linter, demande l’accord d’une personne, enregistre un rapport sur une branche et, si vous le voulez, la pousse.

Tout se passe dans un worktree à part&#xa0;: **votre copie de travail n’est pas touchée**.</translation>
    </message>
    <message>
        <source>A linter that writes SARIF, checkstyle XML or ESLint JSON; empty: none</source>
        <translation>Un linter qui écrit du SARIF, du XML de checkstyle ou du JSON d’ESLint&#x202f;; vide&#xa0;: aucun</translation>
    </message>
    <message>
        <source>Push the branch to origin</source>
        <translation>Pousser la branche vers origin</translation>
    </message>
    <message>
        <source>Run the linter</source>
        <translation>Lancer le linter</translation>
    </message>
    <message>
        <source>Push the branch</source>
        <translation>Pousser la branche</translation>
    </message>
    <message>
        <source>When something fails</source>
        <translation>Si quelque chose échoue</translation>
    </message>
    <message>
        <source>Tell me</source>
        <translation>Me prévenir</translation>
    </message>
    <message>
        <source>**Before you ship**

The branch stays in your repository unless you set “push”.</source>
        <translation>**Avant de livrer**

La branche reste dans votre dépôt, sauf si vous réglez «&#xa0;push&#xa0;».</translation>
    </message>
    <message>
        <source>Check each package</source>
        <translation>Vérifier chaque paquet</translation>
    </message>
    <message>
        <source>Runs one command in every package of a repository, several at the same time, goes on when one fails, and says which.</source>
        <translation>Exécute une commande dans chaque paquet d’un dépôt, plusieurs à la fois, continue si l’une échoue et dit laquelle.</translation>
    </message>
    <message>
        <source>Pattern of a file that every package has</source>
        <translation>Motif d’un fichier que chaque paquet possède</translation>
    </message>
    <message>
        <source>What to run in the folder of each package</source>
        <translation>Ce qu’il faut exécuter dans le dossier de chaque paquet</translation>
    </message>
    <message>
        <source>Find the packages</source>
        <translation>Trouver les paquets</translation>
    </message>
    <message>
        <source>Each package</source>
        <translation>Chaque paquet</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>Le vérifier</translation>
    </message>
    <message>
        <source>Say what came of it</source>
        <translation>Dire ce qui en est résulté</translation>
    </message>
    <message>
        <source>Fail when one failed</source>
        <translation>Échouer si l’un a échoué</translation>
    </message>
    <message>
        <source>Nightly check</source>
        <translation>Vérification nocturne</translation>
    </message>
    <message>
        <source>Every night once it is armed, or by hand: looks at what changed, runs the tests and measures coverage, and leaves a report. Each part goes on when another one fails; at the end the run says whether all was well.</source>
        <translation>Chaque nuit une fois armé, ou à la main&#xa0;: examine ce qui a changé, lance les tests et mesure la couverture, puis laisse un rapport. Chaque partie continue si une autre échoue&#x202f;; à la fin, l’exécution dit si tout allait bien.</translation>
    </message>
    <message>
        <source>Every night</source>
        <translation>Chaque nuit</translation>
    </message>
    <message>
        <source>Keep the report</source>
        <translation>Garder le rapport</translation>
    </message>
    <message>
        <source>Fail when a part failed</source>
        <translation>Échouer si une partie a échoué</translation>
    </message>
    <message>
        <source>Release and deploy</source>
        <translation>Publier et déployer</translation>
    </message>
    <message>
        <source>Tests, packs the files, asks a person, tags the commit, deploys, and waits until the new version answers. When something fails, you are told.</source>
        <translation>Teste, archive les fichiers, demande l’accord d’une personne, étiquette le commit, déploie et attend que la nouvelle version réponde. Si quelque chose échoue, vous êtes prévenu.</translation>
    </message>
    <message>
        <source>Such as 1.2.0</source>
        <translation>Par exemple 1.2.0</translation>
    </message>
    <message>
        <source>Pattern of the files to pack</source>
        <translation>Motif des fichiers à archiver</translation>
    </message>
    <message>
        <source>The command that deploys</source>
        <translation>La commande qui déploie</translation>
    </message>
    <message>
        <source>Where the new version answers; empty: nobody is asked</source>
        <translation>Où répond la nouvelle version&#x202f;; vide&#xa0;: personne n’est interrogé</translation>
    </message>
    <message>
        <source>Pack the files</source>
        <translation>Archiver les fichiers</translation>
    </message>
    <message>
        <source>Keep the archive</source>
        <translation>Garder l’archive</translation>
    </message>
    <message>
        <source>Deploy it?</source>
        <translation>Déployer&#x202f;?</translation>
    </message>
    <message>
        <source>Tag the commit</source>
        <translation>Étiqueter le commit</translation>
    </message>
    <message>
        <source>Deploy</source>
        <translation>Déployer</translation>
    </message>
    <message>
        <source>Wait for the new version</source>
        <translation>Attendre la nouvelle version</translation>
    </message>
    <message>
        <source>Waits until a service answers as it should, and tells you on this computer when it does not.</source>
        <translation>Attend qu’un service réponde comme il faut, et vous prévient sur cet ordinateur si ce n’est pas le cas.</translation>
    </message>
    <message>
        <source>How long to wait at most</source>
        <translation>Durée maximale de l’attente</translation>
    </message>
    <message>
        <source>Wait for the service</source>
        <translation>Attendre le service</translation>
    </message>
    <message>
        <source>Ask it once more</source>
        <translation>L’interroger encore une fois</translation>
    </message>
    <message>
        <source>Say how it was</source>
        <translation>Dire comment il allait</translation>
    </message>
    <message>
        <source>When it does not answer</source>
        <translation>S’il ne répond pas</translation>
    </message>
    <message>
        <source>Raise the alarm</source>
        <translation>Donner l’alerte</translation>
    </message>
    <message>
        <source>Runs the project&apos;s tests, at most ten minutes each time. Tests that fail get a second chance, trouble of the machine or the network five more; a missing tool gets none. Tells flaky from broken.</source>
        <translation>Lance les tests du projet, dix minutes au plus chaque fois. Les tests qui échouent ont une seconde chance, un ennui de la machine ou du réseau en a cinq de plus&#x202f;; un outil absent n’en a aucune. Distingue les tests instables des tests cassés.</translation>
    </message>
    <message>
        <source>Say that they are broken</source>
        <translation>Dire qu’ils sont cassés</translation>
    </message>
    <message>
        <source>Fail all the same</source>
        <translation>Échouer quand même</translation>
    </message>
    <message>
        <source>Their folders</source>
        <translation>Leurs dossiers</translation>
    </message>
</context>
<context>
    <name>ExtractDialog</name>
    <message>
        <source>Make the workflow</source>
        <comment>dialog button</comment>
        <translation>Créer le workflow</translation>
    </message>
    <message>
        <source>Make a workflow of the selection</source>
        <comment>dialog title</comment>
        <translation>Faire un workflow de la sélection</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>label of a field</comment>
        <translation>Nom</translation>
    </message>
    <message>
        <source>From the root of the repository; a call finds it by this path.</source>
        <translation>Depuis la racine du dépôt ; un appel le trouve par ce chemin.</translation>
    </message>
    <message>
        <source>File</source>
        <comment>label of a field</comment>
        <translation>Fichier</translation>
    </message>
</context>
<context>
    <name>ExtractionText</name>
    <message>
        <source>“%1”</source>
        <comment>title of a node</comment>
        <translation>« %1 »</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between titles of nodes</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 begins runs, which nothing in a called workflow does.</source>
        <translation>%1 lance des exécutions, ce que rien ne fait dans un workflow appelé.</translation>
    </message>
    <message>
        <source>A connection of %1 is muted: remove it or unmute it first.</source>
        <translation>Une connexion de %1 est désactivée : supprimez-la ou réactivez-la d’abord.</translation>
    </message>
    <message>
        <source>What comes after a failure would be something else: see %1.</source>
        <translation>La suite d’un échec serait différente : voir %1.</translation>
    </message>
    <message>
        <source>When a step begins would be something else: see %1.</source>
        <translation>Le moment où une étape commence serait différent : voir %1.</translation>
    </message>
    <message>
        <source>The folder to work in would be another one: see %1.</source>
        <translation>Le dossier de travail serait un autre : voir %1.</translation>
    </message>
    <message>
        <source>An expression asks for more than a call tells: see %1.</source>
        <translation>Une expression demande plus que ce que dit un appel : voir %1.</translation>
    </message>
    <message>
        <source>%1 comes after some of these steps and before others: select it as well.</source>
        <translation>%1 vient après certaines de ces étapes et avant d’autres : sélectionnez-la aussi.</translation>
    </message>
    <message>
        <source>These steps are not all in the same container: see %1.</source>
        <translation>Ces étapes ne sont pas toutes dans le même conteneur : voir %1.</translation>
    </message>
    <message>
        <source>The steps would do something else: see %1.</source>
        <translation>Les étapes feraient autre chose : voir %1.</translation>
    </message>
    <message>
        <source>%1 See %2.</source>
        <comment>a sentence, then titles of nodes</comment>
        <translation>%1 Voir %2.</translation>
    </message>
    <message>
        <source>The selection cannot become a workflow of its own. %1</source>
        <translation>La sélection ne peut pas devenir un workflow à part entière. %1</translation>
    </message>
    <message>
        <source>They would do something else there.</source>
        <translation>Elles y feraient autre chose.</translation>
    </message>
    <message>
        <source>The steps that “%1” calls cannot be put in its place. %2</source>
        <translation>Les étapes que « %1 » appelle ne peuvent pas être mises à sa place. %2</translation>
    </message>
</context>
<context>
    <name>FieldCron</name>
    <message>
        <source>Usual schedules</source>
        <translation>Horaires courants</translation>
    </message>
    <message>
        <source>Every 15 minutes</source>
        <comment>schedule</comment>
        <translation>Toutes les 15 minutes</translation>
    </message>
    <message>
        <source>Every hour</source>
        <comment>schedule</comment>
        <translation>Chaque heure</translation>
    </message>
    <message>
        <source>Every night</source>
        <comment>schedule</comment>
        <translation>Chaque nuit</translation>
    </message>
    <message>
        <source>Every weekday in the morning</source>
        <comment>schedule</comment>
        <translation>Du lundi au vendredi, le matin</translation>
    </message>
    <message>
        <source>Every Monday in the morning</source>
        <comment>schedule</comment>
        <translation>Chaque lundi matin</translation>
    </message>
    <message>
        <source>On the first day of every month</source>
        <comment>schedule</comment>
        <translation>Le premier jour de chaque mois</translation>
    </message>
</context>
<context>
    <name>FieldEditor</name>
    <message>
        <source>%1 (required)</source>
        <comment>title of a form field</comment>
        <translation>%1 (obligatoire)</translation>
    </message>
    <message>
        <source>Name of a secret</source>
        <translation>Nom d’un secret</translation>
    </message>
</context>
<context>
    <name>FieldJson</name>
    <message>
        <source>Format</source>
        <comment>button: writes JSON with indents</comment>
        <translation>Mettre en forme</translation>
    </message>
</context>
<context>
    <name>FieldMarkdown</name>
    <message>
        <source>Show as it is read</source>
        <comment>Markdown</comment>
        <translation>Afficher tel qu’on le lit</translation>
    </message>
</context>
<context>
    <name>FieldNote</name>
    <message>
        <source>Next: %1</source>
        <comment>dates of a schedule</comment>
        <translation>Prochaines dates : %1</translation>
    </message>
    <message>
        <source>Not set on this computer: there is no variable %1.</source>
        <translation>Non défini sur cet ordinateur : il n’y a pas de variable %1.</translation>
    </message>
</context>
<context>
    <name>FieldPath</name>
    <message>
        <source>Choose a folder for %1</source>
        <translation>Choisir un dossier pour %1</translation>
    </message>
    <message>
        <source>Choose a file for %1</source>
        <translation>Choisir un fichier pour %1</translation>
    </message>
    <message>
        <source>Not in the repository now.</source>
        <translation>Absent du dépôt pour l’instant.</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <comment>dialog title</comment>
        <translation>Choisir un fichier</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <comment>dialog title</comment>
        <translation>Choisir un dossier</translation>
    </message>
</context>
<context>
    <name>FieldPreview</name>
    <message>
        <source>= %1 (%2)</source>
        <comment>a value and its type</comment>
        <translation>= %1 (%2)</translation>
    </message>
</context>
<context>
    <name>FieldProblem</name>
    <message>
        <source>Write a whole address, such as https://example.org.</source>
        <translation>Écrivez une adresse complète, comme https://example.org.</translation>
    </message>
    <message>
        <source>Line %1, column %2: this is not JSON.</source>
        <translation>Ligne %1, colonne %2 : ce n’est pas du JSON.</translation>
    </message>
</context>
<context>
    <name>FileRow</name>
    <message>
        <source>%1, %2 added, %3 removed</source>
        <comment>%1 is what happened to the file</comment>
        <translation>%1,&#xa0;%2 ajoutées,&#xa0;%3 retirées</translation>
    </message>
    <message>
        <source>viewed</source>
        <translation>vu</translation>
    </message>
    <message>
        <source>added</source>
        <translation>ajouté</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>copié</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>supprimé</translation>
    </message>
    <message>
        <source>modified</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>renamed from %1</source>
        <translation>renommé depuis&#xa0;%1</translation>
    </message>
    <message>
        <source>type changed</source>
        <translation>type changé</translation>
    </message>
    <message>
        <source>in conflict</source>
        <translation>en conflit</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>binaire</translation>
    </message>
    <message>
        <source>Mark as not viewed</source>
        <translation>Marquer comme non vu</translation>
    </message>
    <message>
        <source>Mark as viewed</source>
        <translation>Marquer comme vu</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>illisible</translation>
    </message>
</context>
<context>
    <name>FilesPane</name>
    <message>
        <source>Choose what to review</source>
        <translation>Choisir ce qui est à relire</translation>
    </message>
    <message>
        <source>Filter files</source>
        <translation>Filtrer les fichiers</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <comment>changed</comment>
        <translation>
            <numerusform>%n fichier</numerusform>
            <numerusform>%n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 viewed</source>
        <comment>files of a review</comment>
        <translation>%1 sur&#xa0;%2 vus</translation>
    </message>
    <message>
        <source>Viewed files</source>
        <translation>Fichiers vus</translation>
    </message>
    <message>
        <source>Changed files</source>
        <translation>Fichiers modifiés</translation>
    </message>
</context>
<context>
    <name>FixMenu</name>
    <message>
        <source>Only you can know what belongs here.</source>
        <translation>Vous seul pouvez savoir ce qui va ici.</translation>
    </message>
    <message numerus="yes">
        <source>Fix all %n of this kind</source>
        <translation>
            <numerusform>Corriger le seul de ce genre</numerusform>
            <numerusform>Corriger les %n de ce genre</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Header</source>
        <comment>the bar at the top of the window</comment>
        <translation>En-tête</translation>
    </message>
    <message>
        <source>Commit %1</source>
        <comment>no branch is checked out</comment>
        <translation>Commit&#xa0;%1</translation>
    </message>
    <message>
        <source>Branch %1</source>
        <comment>checked out</comment>
        <translation>Branche&#xa0;%1</translation>
    </message>
</context>
<context>
    <name>HeldBar</name>
    <message>
        <source>%1 is %2</source>
        <comment>a step, and why it is held</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Show the step on the canvas</source>
        <translation>Montrer l’étape sur le canevas</translation>
    </message>
    <message numerus="yes">
        <source>%n others are held, too</source>
        <translation>
            <numerusform>%n autre est aussi arrêtée</numerusform>
            <numerusform>%n autres sont aussi arrêtées</numerusform>
        </translation>
    </message>
    <message>
        <source>Set its values…</source>
        <translation>Définir ses valeurs…</translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation>Annuler l’exécution</translation>
    </message>
    <message>
        <source>nothing has come</source>
        <comment>of a value</comment>
        <translation>rien n’est arrivé</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <comment>an input, and where its value comes from</comment>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>HeldValuesDialog</name>
    <message>
        <source>Go on with these</source>
        <comment>dialog button</comment>
        <translation>Continuer avec ces valeurs</translation>
    </message>
    <message>
        <source>What %1 hands on</source>
        <comment>dialog title</comment>
        <translation>Ce que %1 transmet</translation>
    </message>
    <message>
        <source>The step does not run: these values go on in its place, by output.</source>
        <translation>L’étape n’est pas exécutée : ces valeurs la remplacent, par sortie.</translation>
    </message>
    <message>
        <source>Values as JSON</source>
        <comment>label of a field</comment>
        <translation>Valeurs en JSON</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>What you do to the workflow is listed here, and you can go back to any step of it.</source>
        <translation>Ce que vous faites au workflow apparaît ici, et vous pouvez revenir à n’importe quelle étape.</translation>
    </message>
    <message>
        <source>No edits yet</source>
        <translation>Aucune modification</translation>
    </message>
    <message>
        <source>Edits, newest first</source>
        <translation>Modifications, les plus récentes d’abord</translation>
    </message>
    <message>
        <source>the workflow as it is</source>
        <translation>le workflow tel qu’il est</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>C compares it with now</source>
        <translation>C la compare avec maintenant</translation>
    </message>
    <message>
        <source>Compare with now</source>
        <translation>Comparer avec maintenant</translation>
    </message>
</context>
<context>
    <name>ImageDialog</name>
    <message>
        <source>Save…</source>
        <comment>dialog button</comment>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Export as image</source>
        <comment>dialog title</comment>
        <translation>Exporter comme image</translation>
    </message>
    <message>
        <source>Preview of the image</source>
        <translation>Aperçu de l’image</translation>
    </message>
    <message>
        <source>There is nothing to draw.</source>
        <translation>Il n’y a rien à dessiner.</translation>
    </message>
    <message>
        <source>Format</source>
        <comment>label of a field</comment>
        <translation>Format</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>Colours</source>
        <comment>label of a field</comment>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>colours of an image</comment>
        <translation>Claires</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>colours of an image</comment>
        <translation>Sombres</translation>
    </message>
    <message>
        <source>Size</source>
        <comment>label of a field</comment>
        <translation>Taille</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <comment>size of an image, as a factor</comment>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>Only what is selected</source>
        <translation>Seulement la sélection</translation>
    </message>
    <message>
        <source>Transparent ground</source>
        <translation>Fond transparent</translation>
    </message>
    <message>
        <source>SVG images (*.svg)</source>
        <translation>Images SVG (*.svg)</translation>
    </message>
    <message>
        <source>PNG images (*.png)</source>
        <translation>Images PNG (*.png)</translation>
    </message>
    <message>
        <source>SVG</source>
        <translation>SVG</translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>Hide the details</source>
        <translation>Masquer les détails</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>Afficher les détails</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>What is different</source>
        <translation>Ce qui diffère</translation>
    </message>
</context>
<context>
    <name>InputRow</name>
    <message>
        <source>Input %1</source>
        <translation>Entrée %1</translation>
    </message>
    <message>
        <source>Name of the input</source>
        <translation>Nom de l’entrée</translation>
    </message>
    <message>
        <source>Type of %1</source>
        <translation>Type de %1</translation>
    </message>
    <message>
        <source>Default of %1</source>
        <translation>Valeur par défaut de %1</translation>
    </message>
    <message>
        <source>No default</source>
        <translation>Pas de valeur par défaut</translation>
    </message>
    <message>
        <source>Help for %1</source>
        <translation>Aide pour %1</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>À quoi elle sert</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Obligatoire</translation>
    </message>
    <message>
        <source>Move %1 up</source>
        <translation>Monter %1</translation>
    </message>
    <message>
        <source>Move %1 down</source>
        <translation>Descendre %1</translation>
    </message>
    <message>
        <source>Remove the input %1</source>
        <translation>Supprimer l’entrée %1</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>tab</comment>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Run</source>
        <comment>tab</comment>
        <translation>Exécution</translation>
    </message>
    <message>
        <source>Help</source>
        <comment>tab</comment>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Policy</source>
        <comment>tab</comment>
        <translation>Règles</translation>
    </message>
</context>
<context>
    <name>InspectorDocument</name>
    <message>
        <source>Name of the workflow</source>
        <translation>Nom du workflow</translation>
    </message>
    <message>
        <source>Markdown. Shown in the list of runs and in reports.</source>
        <translation>Markdown. Affiché dans la liste des exécutions et dans les rapports.</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>À quoi il sert</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>pas encore enregistré</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Select a node to see its settings. Drag from a port to connect it.</source>
        <translation>Sélectionnez un nœud pour voir ses réglages. Tirez depuis un port pour le relier.</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>FICHIER</translation>
    </message>
</context>
<context>
    <name>InspectorElement</name>
    <message>
        <source>Connection</source>
        <translation>Liaison</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Cadre</translation>
    </message>
    <message>
        <source>Followed only when this comes out as something else than empty, false or 0.</source>
        <translation>Suivie seulement si le résultat n’est ni vide, ni faux, ni 0.</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>Texte de la note</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Title of the frame</source>
        <translation>Titre du cadre</translation>
    </message>
    <message>
        <source>What should others know here?</source>
        <translation>Que faut-il savoir ici ?</translation>
    </message>
    <message>
        <source>Muted: as if it were not there</source>
        <translation>Muette : comme si elle n’existait pas</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Colour of the frame</source>
        <translation>Couleur du cadre</translation>
    </message>
    <message>
        <source>Accent</source>
        <translation>Accent</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rouge</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Jaune</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Vert</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Bleu</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violet</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
    <message>
        <source>Markdown; the first line is the title.</source>
        <translation>Markdown ; la première ligne est le titre.</translation>
    </message>
    <message>
        <source>Colour of the note</source>
        <translation>Couleur de la note</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
</context>
<context>
    <name>InspectorHeader</name>
    <message>
        <source>Title of the node</source>
        <translation>Titre du nœud</translation>
    </message>
    <message>
        <source>Muted: it does not run</source>
        <translation>Désactivé&#xa0;: il ne s’exécute pas</translation>
    </message>
    <message>
        <source>Mute: do not run this node</source>
        <translation>Désactiver&#xa0;: ne pas exécuter ce nœud</translation>
    </message>
</context>
<context>
    <name>InspectorHelp</name>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>PORTS</source>
        <translation>PORTS</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a port and its type</comment>
        <translation>%1 ·&#xa0;%2</translation>
    </message>
</context>
<context>
    <name>InspectorRun</name>
    <message>
        <source>It has not run yet. Run the workflow to see here how long it took and what it handed on.</source>
        <translation>Il ne s’est pas encore exécuté. Exécutez le workflow pour voir ici sa durée et ce qu’il a transmis.</translation>
    </message>
    <message>
        <source>HANDED ON</source>
        <translation>TRANSMIS</translation>
    </message>
</context>
<context>
    <name>InspectorSettings</name>
    <message>
        <source>This kind of node has nothing to set.</source>
        <translation>Ce type de nœud n’a rien à régler.</translation>
    </message>
    <message>
        <source>PORTS</source>
        <translation>PORTS</translation>
    </message>
</context>
<context>
    <name>InspectorStep</name>
    <message>
        <source>Attempt</source>
        <translation>Essai</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Attente</translation>
    </message>
</context>
<context>
    <name>KeyList</name>
    <message>
        <source>Commands and their keys</source>
        <translation>Commandes et leurs touches</translation>
    </message>
</context>
<context>
    <name>KeyRecorder</name>
    <message>
        <source>Press the keys for “%1”. Escape leaves them as they are.</source>
        <comment>a command</comment>
        <translation>Appuyez sur les touches pour « %1 ». Échap les laisse telles quelles.</translation>
    </message>
    <message>
        <source>Take it over</source>
        <comment>a key from another command</comment>
        <translation>La reprendre</translation>
    </message>
    <message>
        <source>Leave it</source>
        <comment>a key with the other command</comment>
        <translation>La laisser</translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <source>%1, changed</source>
        <comment>a command with its keys</comment>
        <translation>%1, modifiée</translation>
    </message>
    <message>
        <source>changed</source>
        <comment>keys that are not those of the program</comment>
        <translation>modifiée</translation>
    </message>
</context>
<context>
    <name>KeyValue</name>
    <message>
        <source>%1: %2</source>
        <comment>a fact and its value</comment>
        <translation>%1&#xa0;:&#xa0;%2</translation>
    </message>
</context>
<context>
    <name>KeysSection</name>
    <message>
        <source>Keyboard</source>
        <comment>section of the settings</comment>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Trouver une commande ou une touche</translation>
    </message>
    <message>
        <source>No command is called that, and none has that key.</source>
        <translation>Aucune commande ne porte ce nom ni n’a cette touche.</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>Modifier les touches</translation>
    </message>
    <message>
        <source>Remove keys</source>
        <translation>Retirer les touches</translation>
    </message>
    <message>
        <source>Reset</source>
        <comment>the keys of a command</comment>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Reset all keys</source>
        <translation>Rétablir toutes les touches</translation>
    </message>
</context>
<context>
    <name>LanguageSection</name>
    <message>
        <source>Language</source>
        <comment>section of the settings</comment>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Changes at once, numbers and dates too.</source>
        <comment>setting: language</comment>
        <translation>Prend effet tout de suite, nombres et dates compris.</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>setting</comment>
        <translation>Langue</translation>
    </message>
    <message>
        <source>As the system</source>
        <comment>language</comment>
        <translation>Comme le système</translation>
    </message>
</context>
<context>
    <name>LinkQuestion</name>
    <message>
        <source>Open in browser</source>
        <comment>button</comment>
        <translation>Ouvrir dans le navigateur</translation>
    </message>
    <message>
        <source>Open this address?</source>
        <comment>dialog title</comment>
        <translation>Ouvrir cette adresse&#x202f;?</translation>
    </message>
</context>
<context>
    <name>LogList</name>
    <message>
        <source>The steps have said nothing so far.</source>
        <translation>Les étapes n’ont encore rien dit.</translation>
    </message>
    <message>
        <source>Run the workflow to see here what its steps say.</source>
        <translation>Exécutez le workflow pour voir ici ce que disent ses étapes.</translation>
    </message>
    <message>
        <source>No log yet</source>
        <translation>Pas encore de journal</translation>
    </message>
</context>
<context>
    <name>LogRow</name>
    <message>
        <source>%1: %2</source>
        <comment>a step and a line of its log</comment>
        <translation>%1&#xa0;:&#xa0;%2</translation>
    </message>
</context>
<context>
    <name>LogTools</name>
    <message>
        <source>Show the log of</source>
        <comment>chooser of a step</comment>
        <translation>Afficher le journal de</translation>
    </message>
    <message>
        <source>Selected step</source>
        <comment>choice: the log of the node that is selected</comment>
        <translation>Étape sélectionnée</translation>
    </message>
    <message>
        <source>Search the log</source>
        <comment>search field</comment>
        <translation>Rechercher dans le journal</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which match, and how many there are</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Stop searching</source>
        <comment>button of a log</comment>
        <translation>Arrêter la recherche</translation>
    </message>
    <message>
        <source>Previous match</source>
        <comment>button</comment>
        <translation>Résultat précédent</translation>
    </message>
    <message>
        <source>Next match</source>
        <comment>button</comment>
        <translation>Résultat suivant</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <comment>button</comment>
        <translation>Renvoyer les longues lignes à la ligne</translation>
    </message>
    <message>
        <source>Follow the end</source>
        <comment>button of a log</comment>
        <translation>Suivre la fin</translation>
    </message>
    <message>
        <source>Copy the log</source>
        <comment>button</comment>
        <translation>Copier le journal</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>Nothing was written</source>
        <comment>title of an empty log</comment>
        <translation>Rien n’a été écrit</translation>
    </message>
    <message>
        <source>What the steps write appears here as it comes.</source>
        <translation>Ce que les étapes écrivent apparaît ici au fur et à mesure.</translation>
    </message>
    <message>
        <source>Try again</source>
        <comment>button</comment>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>The log cannot be read</source>
        <comment>title</comment>
        <translation>Le journal ne peut pas être lu</translation>
    </message>
    <message>
        <source>Log</source>
        <comment>list</comment>
        <translation>Journal</translation>
    </message>
</context>
<context>
    <name>MapInspector</name>
    <message>
        <source>Inspector</source>
        <comment>panel</comment>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Repository</source>
        <comment>heading when nothing is selected</comment>
        <translation>Dépôt</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <comment>button</comment>
        <translation>Effacer la sélection</translation>
    </message>
    <message>
        <source>Select something to see what it depends on.</source>
        <translation>Sélectionnez un élément pour voir de quoi il dépend.</translation>
    </message>
    <message>
        <source>Relations of the selection</source>
        <comment>tabs</comment>
        <translation>Relations de la sélection</translation>
    </message>
    <message>
        <source>Depends on %1</source>
        <comment>tab with a number</comment>
        <translation>Dépend de %1</translation>
    </message>
    <message>
        <source>Used by %1</source>
        <comment>tab with a number</comment>
        <translation>Utilisé par %1</translation>
    </message>
    <message>
        <source>It depends on nothing in this repository.</source>
        <translation>Ne dépend de rien dans ce dépôt.</translation>
    </message>
    <message>
        <source>Select something on the map.</source>
        <translation>Sélectionnez un élément sur la carte.</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <comment>list</comment>
        <translation>Dépendances</translation>
    </message>
    <message>
        <source>Nothing in this repository depends on it.</source>
        <translation>Rien dans ce dépôt n’en dépend.</translation>
    </message>
    <message>
        <source>Dependents</source>
        <comment>list</comment>
        <translation>Dépendants</translation>
    </message>
    <message>
        <source>Source</source>
        <comment>section</comment>
        <translation>Source</translation>
    </message>
    <message numerus="yes">
        <source>file(s)</source>
        <comment>figure</comment>
        <translation>
            <numerusform>fichier</numerusform>
            <numerusform>fichiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>symbol(s)</source>
        <comment>figure</comment>
        <translation>
            <numerusform>symbole</numerusform>
            <numerusform>symboles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>line(s)</source>
        <comment>figure</comment>
        <translation>
            <numerusform>ligne</numerusform>
            <numerusform>lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>edge(s)</source>
        <comment>figure</comment>
        <translation>
            <numerusform>lien</numerusform>
            <numerusform>liens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>cycle(s)</source>
        <comment>figure: groups of files that import each other</comment>
        <translation>
            <numerusform>cycle</numerusform>
            <numerusform>cycles</numerusform>
        </translation>
    </message>
    <message>
        <source>Cycles</source>
        <comment>tab: files that import each other</comment>
        <translation>Cycles</translation>
    </message>
    <message>
        <source>It is part of no cycle.</source>
        <translation>Ne fait partie d’aucun cycle.</translation>
    </message>
    <message>
        <source>There are no import cycles.</source>
        <translation>Il n’y a aucun cycle d’imports.</translation>
    </message>
    <message>
        <source>Import cycles</source>
        <comment>list</comment>
        <translation>Cycles d’imports</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>Legend: %1</source>
        <comment>colours of languages</comment>
        <translation>Légende&#xa0;: %1</translation>
    </message>
    <message>
        <source>depends on</source>
        <comment>legend of the map</comment>
        <translation>dépend de</translation>
    </message>
    <message>
        <source>is used by</source>
        <comment>legend of the map</comment>
        <translation>est utilisé par</translation>
    </message>
    <message>
        <source>cycle</source>
        <comment>legend of the map: files that import each other</comment>
        <translation>cycle</translation>
    </message>
</context>
<context>
    <name>MapOutline</name>
    <message>
        <source>Outline of the map</source>
        <comment>panel</comment>
        <translation>Plan de la carte</translation>
    </message>
    <message>
        <source>Up to what is around</source>
        <comment>button</comment>
        <translation>Remonter au niveau englobant</translation>
    </message>
    <message>
        <source>There is nothing in it.</source>
        <comment>empty outline</comment>
        <translation>Il n’y a rien ici.</translation>
    </message>
    <message>
        <source>Contents of %1</source>
        <comment>outline list</comment>
        <translation>Contenu de %1</translation>
    </message>
</context>
<context>
    <name>MapSearch</name>
    <message>
        <source>Symbol or file…</source>
        <comment>placeholder of the search</comment>
        <translation>Symbole ou fichier…</translation>
    </message>
    <message>
        <source>Find on the map</source>
        <comment>search field</comment>
        <translation>Chercher sur la carte</translation>
    </message>
    <message>
        <source>Search results</source>
        <comment>list</comment>
        <translation>Résultats de la recherche</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <comment>no search results</comment>
        <translation>Rien ne porte ce nom.</translation>
    </message>
</context>
<context>
    <name>MapStage</name>
    <message>
        <source>Arrow keys walk, Enter goes in, Escape goes out, plus and minus zoom, zero shows everything. The outline shows the same as a list.</source>
        <translation>Les flèches parcourent, Entrée entre, Échap sort, plus et moins agrandissent et réduisent, zéro affiche tout. Le plan montre la même chose en liste.</translation>
    </message>
    <message>
        <source>Map, %1 %2 selected</source>
        <comment>kind and name of the selection</comment>
        <translation>Carte, sélection&#xa0;: %1 %2</translation>
    </message>
    <message>
        <source>Map of the repository</source>
        <translation>Carte du dépôt</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <comment>button</comment>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <comment>how much larger than the whole map</comment>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <comment>button</comment>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Show the whole map</source>
        <comment>button</comment>
        <translation>Afficher toute la carte</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Somebody else has changed the file since you opened it. Your edits are kept as a draft.</source>
        <translation>Quelqu’un d’autre a changé le fichier depuis que vous l’avez ouvert. Vos modifications sont gardées en brouillon.</translation>
    </message>
    <message>
        <source>Open the file as it is</source>
        <translation>Ouvrir le fichier tel quel</translation>
    </message>
    <message>
        <source>Save mine over it</source>
        <translation>Enregistrer le mien par-dessus</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Hide the details</source>
        <translation>Masquer les détails</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>Afficher les détails</translation>
    </message>
    <message>
        <source>Merge</source>
        <comment>brings edits together with those of somebody else</comment>
        <translation>Fusionner</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name</source>
        <comment>label of a field</comment>
        <translation>Nom</translation>
    </message>
</context>
<context>
    <name>NodeCatalog</name>
    <message>
        <source>Approval</source>
        <translation>Approbation</translation>
    </message>
    <message>
        <source>Waits until a person approves or rejects, for as long as it takes, also over restarts. A rejection ends the step as failed.</source>
        <translation>Attend qu’une personne approuve ou refuse, aussi longtemps qu’il le faut, même après un redémarrage. En cas de refus, l’étape échoue.</translation>
    </message>
    <message>
        <source>Handed on when approved.</source>
        <translation>Transmis après approbation.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Markdown, shown to the person who decides.</source>
        <translation>Markdown, montré à la personne qui décide.</translation>
    </message>
    <message>
        <source>Code map</source>
        <translation>Carte du code</translation>
    </message>
    <message>
        <source>Reads the source files of the folder the run works in: symbols, dependencies, cycles. Files that were read before are taken from the cache. The whole graph is kept with the run as JSON.</source>
        <translation>Lit les fichiers source du dossier de l’exécution&#xa0;: symboles, dépendances, cycles. Les fichiers déjà lus viennent du cache. Le graphe entier est gardé en JSON avec l’exécution.</translation>
    </message>
    <message>
        <source>The step waits for it.</source>
        <translation>L’étape l’attend.</translation>
    </message>
    <message>
        <source>files, symbols, edges, lines, cycles, filesWithErrors</source>
        <translation>files, symbols, edges, lines, cycles, filesWithErrors</translation>
    </message>
    <message>
        <source>Each a list of files that depend on each other in a circle.</source>
        <translation>Chacun est une liste de fichiers qui dépendent les uns des autres en boucle.</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>Lets the run go on through one of two ports, depending on the value that comes in. The value goes through unchanged.</source>
        <translation>Fait continuer l’exécution par l’un de deux ports, selon la valeur reçue. La valeur est transmise inchangée.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>is true</source>
        <translation>est vrai</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>est vide</translation>
    </message>
    <message>
        <source>equals</source>
        <translation>est égal à</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>contient</translation>
    </message>
    <message>
        <source>matches</source>
        <translation>correspond à</translation>
    </message>
    <message>
        <source>is greater than</source>
        <translation>est supérieur à</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>est inférieur à</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Comparer avec</translation>
    </message>
    <message>
        <source>What the value is compared with; a regular expression for “matches”, a number for “is greater than”.</source>
        <translation>Ce à quoi la valeur est comparée&#x202f;; une expression régulière pour «&#xa0;correspond à&#xa0;», un nombre pour «&#xa0;est supérieur à&#xa0;».</translation>
    </message>
    <message>
        <source>Write file</source>
        <translation>Écrire un fichier</translation>
    </message>
    <message>
        <source>Writes a text, such as a report, into the folder the run works in, and keeps a copy with the run.</source>
        <translation>Écrit un texte, par exemple un rapport, dans le dossier de l’exécution, et en garde une copie avec elle.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>report.md</source>
        <translation>rapport.md</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>May use values of earlier steps: {{ step.port }}.</source>
        <translation>Peut utiliser des valeurs d’étapes précédentes&#xa0;: {{ step.port }}.</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Files and folders</source>
        <translation>Fichiers et dossiers</translation>
    </message>
    <message>
        <source>Empty means every change.</source>
        <translation>Vide&#xa0;: tous les changements.</translation>
    </message>
    <message>
        <source>Worktree</source>
        <translation>Worktree</translation>
    </message>
    <message>
        <source>Checks a commit out into a folder of its own, on a branch, so that the run never touches your checkout. The steps behind it work there.</source>
        <translation>Extrait un commit dans un dossier à part, sur une branche, pour que l’exécution ne touche jamais à votre copie de travail. Les étapes suivantes y travaillent.</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Branche</translation>
    </message>
    <message>
        <source>Made at the starting point when it does not exist yet.</source>
        <translation>Créée au point de départ si elle n’existe pas encore.</translation>
    </message>
    <message>
        <source>Starting point</source>
        <translation>Point de départ</translation>
    </message>
    <message>
        <source>A commit, branch or tag.</source>
        <translation>Un commit, une branche ou une étiquette.</translation>
    </message>
    <message>
        <source>HTTP request</source>
        <translation>Requête HTTP</translation>
    </message>
    <message>
        <source>Asks a server and hands on what it answers. Redirects are followed, but never from https to http. Headers are not written to the log.</source>
        <translation>Interroge un serveur et transmet sa réponse. Les redirections sont suivies, mais jamais de https vers http. Les en-têtes ne sont pas écrits dans le journal.</translation>
    </message>
    <message>
        <source>Sent in place of the parameter.</source>
        <translation>Envoyé à la place du paramètre.</translation>
    </message>
    <message>
        <source>The body, when it is JSON.</source>
        <translation>Le corps, quand c’est du JSON.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>https://example.org/health</source>
        <translation>https://example.org/health</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>En-têtes</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Jeton (Bearer)</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Corps</translation>
    </message>
    <message>
        <source>Timeout in seconds</source>
        <translation>Délai maximal, en secondes</translation>
    </message>
    <message>
        <source>Redirects</source>
        <translation>Redirections</translation>
    </message>
    <message>
        <source>With a bearer token, only those to the same server are followed.</source>
        <translation>Avec un jeton, seules celles vers le même serveur sont suivies.</translation>
    </message>
    <message>
        <source>any</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>same server</source>
        <translation>même serveur</translation>
    </message>
    <message>
        <source>none</source>
        <translation>sans</translation>
    </message>
    <message>
        <source>Longest answer in KiB</source>
        <translation>Taille maximale de la réponse, en Kio</translation>
    </message>
    <message>
        <source>Fail on a status from 400</source>
        <translation>Échouer à partir du statut 400</translation>
    </message>
    <message>
        <source>Manual start</source>
        <translation>Départ manuel</translation>
    </message>
    <message>
        <source>Begins the run when a person starts it. The task says in plain words what the run is for; later steps can use it.</source>
        <translation>Commence l’exécution quand une personne la lance. La tâche dit en mots simples à quoi sert l’exécution&#x202f;; les étapes suivantes peuvent l’utiliser.</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>What this run is to achieve.</source>
        <translation>Ce que cette exécution doit accomplir.</translation>
    </message>
    <message>
        <source>Check the last commits and ship them</source>
        <translation>Vérifier les derniers commits et les livrer</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Markdown filled with values of the run, kept with it for people to read: what this branch means, how it went.</source>
        <translation>Markdown rempli de valeurs de l’exécution et gardé avec elle pour être lu&#xa0;: ce que signifie cette branche, comment cela s’est passé.</translation>
    </message>
    <message>
        <source>The text with its values.</source>
        <translation>Le texte avec ses valeurs.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Run tests</source>
        <translation>Lancer les tests</translation>
    </message>
    <message>
        <source>passed, failed or unavailable</source>
        <translation>passed, failed ou unavailable</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Leave empty to use the project&apos;s own.</source>
        <translation>Laissez vide pour utiliser celle du projet.</translation>
    </message>
    <message>
        <source>as detected</source>
        <translation>détectée automatiquement</translation>
    </message>
    <message>
        <source>Fail when the tests fail</source>
        <translation>Échouer quand les tests échouent</translation>
    </message>
    <message>
        <source>Fail when there is nothing to run</source>
        <translation>Échouer quand il n’y a rien à lancer</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changements</translation>
    </message>
    <message>
        <source>Compares two states of the repository: the last commits, two commits, what a branch changed, or what is not committed yet. The patch is kept with the run.</source>
        <translation>Compare deux états du dépôt&#xa0;: les derniers commits, deux commits, ce qu’une branche a changé ou ce qui n’est pas encore enregistré. Le correctif est gardé avec l’exécution.</translation>
    </message>
    <message>
        <source>from, to, files [{path, oldPath, change, added, removed}], added, removed</source>
        <translation>from, to, files [{path, oldPath, change, added, removed}], added, removed</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>last commits</source>
        <translation>derniers commits</translation>
    </message>
    <message>
        <source>two commits</source>
        <translation>deux commits</translation>
    </message>
    <message>
        <source>branch</source>
        <translation>branche</translation>
    </message>
    <message>
        <source>uncommitted</source>
        <translation>non enregistré</translation>
    </message>
    <message>
        <source>How many commits</source>
        <translation>Combien de commits</translation>
    </message>
    <message>
        <source>For “last commits”; fewer when the history is shorter.</source>
        <translation>Pour «&#xa0;derniers commits&#xa0;»&#x202f;; moins si l’historique est plus court.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>For “two commits” and “branch”: a commit, branch or tag.</source>
        <translation>Pour «&#xa0;deux commits&#xa0;» et «&#xa0;branche&#xa0;»&#xa0;: un commit, une branche ou une étiquette.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Shell command</source>
        <translation>Commande shell</translation>
    </message>
    <message>
        <source>Runs a command in the system&apos;s shell. Its output is the step&apos;s log; the end of standard output is handed on.</source>
        <translation>Exécute une commande dans le shell du système. Sa sortie est le journal de l’étape&#x202f;; la fin de la sortie standard est transmise.</translation>
    </message>
    <message>
        <source>Text goes to standard input.</source>
        <translation>Le texte est envoyé sur l’entrée standard.</translation>
    </message>
    <message>
        <source>make test</source>
        <translation>make test</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Relative to the folder the run works in.</source>
        <translation>Relatif au dossier de l’exécution.</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Variables beyond the usual ones; nothing else of the program&apos;s own environment reaches the command.</source>
        <translation>Variables en plus des variables habituelles&#x202f;; rien d’autre de l’environnement du programme n’atteint la commande.</translation>
    </message>
    <message>
        <source>Fail on another exit code than 0</source>
        <translation>Échouer si le code de sortie n’est pas 0</translation>
    </message>
    <message>
        <source>May run again after a crash</source>
        <translation>Peut être relancée après un plantage</translation>
    </message>
    <message>
        <source>No for a command that changes something outside, such as a deployment: when the program dies meanwhile, a person decides how the run goes on.</source>
        <translation>Non pour une commande qui change quelque chose à l’extérieur, comme un déploiement&#xa0;: si le programme s’arrête brutalement entre-temps, une personne décide de la suite.</translation>
    </message>
    <message>
        <source>Steps together</source>
        <translation>Étapes groupées</translation>
    </message>
    <message>
        <source>Runs the steps in it as one: when one of them fails, this step has failed.</source>
        <translation>Exécute comme une seule les étapes qu’elle contient&#xa0;: si l’une d’elles échoue, cette étape échoue.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>What comes out, such as {{ tests.exitCode }} of a step in it.</source>
        <translation>Ce qui en sort, par exemple {{ tests.exitCode }} pour une étape qu’elle contient.</translation>
    </message>
    <message>
        <source>For each</source>
        <translation>Pour chaque élément</translation>
    </message>
    <message>
        <source>Runs the steps in it once for each item of a list, several at the same time. They use {{ item }} and {{ index }}.</source>
        <translation>Exécute les étapes qu’elle contient une fois pour chaque élément d’une liste, plusieurs à la fois. Elles utilisent {{ item }} et {{ index }}.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Éléments</translation>
    </message>
    <message>
        <source>A list, such as {{ files.paths }}, or a number of passes.</source>
        <translation>Une liste, par exemple {{ files.paths }}, ou un nombre de passages.</translation>
    </message>
    <message>
        <source>Result of a pass</source>
        <translation>Résultat d’un passage</translation>
    </message>
    <message>
        <source>What a pass adds to the results, told when its steps have ended.</source>
        <translation>Ce qu’un passage ajoute aux résultats, évalué quand ses étapes sont terminées.</translation>
    </message>
    <message>
        <source>Passes at the same time</source>
        <translation>Passages simultanés</translation>
    </message>
    <message>
        <source>When a pass fails</source>
        <translation>Si un passage échoue</translation>
    </message>
    <message>
        <source>“stop” ends the other passes and fails; “collect” goes on and lists what failed.</source>
        <translation>«&#xa0;arrêter&#xa0;» arrête les autres passages et échoue&#x202f;; «&#xa0;recueillir&#xa0;» continue et liste ce qui a échoué.</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Répéter</translation>
    </message>
    <message>
        <source>Runs the steps in it again and again, carrying a state from pass to pass, as long as a condition holds. They use {{ index }} and {{ ID.state }}.</source>
        <translation>Exécute de façon répétée les étapes qu’elle contient, en transmettant un état d’un passage à l’autre, tant qu’une condition est vraie. Elles utilisent {{ index }} et {{ ID.state }}.</translation>
    </message>
    <message>
        <source>Go on while</source>
        <translation>Continuer tant que</translation>
    </message>
    <message>
        <source>Told after each pass; empty: until the last allowed pass.</source>
        <translation>Évalué après chaque passage&#x202f;; vide&#xa0;: jusqu’au dernier passage permis.</translation>
    </message>
    <message>
        <source>State at first</source>
        <translation>État initial</translation>
    </message>
    <message>
        <source>State after a pass</source>
        <translation>État après un passage</translation>
    </message>
    <message>
        <source>Empty: it stays as it is.</source>
        <translation>Vide&#xa0;: il reste tel quel.</translation>
    </message>
    <message>
        <source>Passes at most</source>
        <translation>Nombre maximal de passages</translation>
    </message>
    <message>
        <source>Call workflow</source>
        <translation>Appeler un workflow</translation>
    </message>
    <message>
        <source>Runs another workflow as one step. The run keeps the text that it began with.</source>
        <translation>Exécute un autre workflow comme une seule étape. L’exécution garde le texte qu’il avait au départ.</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>Workflow</translation>
    </message>
    <message>
        <source>A file of the repository, relative to its root.</source>
        <translation>Un fichier du dépôt, relatif à sa racine.</translation>
    </message>
    <message>
        <source>workflows/check.agentops.json</source>
        <translation>workflows/check.agentops.json</translation>
    </message>
    <message>
        <source>When the run fails</source>
        <translation>Si l’exécution échoue</translation>
    </message>
    <message>
        <source>What comes behind runs only when a step has failed and nothing else goes on: to clean up, or to tell somebody.</source>
        <translation>Ce qui suit ne s’exécute que si une étape a échoué et que rien d’autre ne continue&#xa0;: pour faire le ménage ou prévenir quelqu’un.</translation>
    </message>
    <message>
        <source>Set values</source>
        <translation>Définir des valeurs</translation>
    </message>
    <message>
        <source>Puts values together for the steps behind.</source>
        <translation>Rassemble des valeurs pour les étapes suivantes.</translation>
    </message>
    <message>
        <source>Handed on as it is.</source>
        <translation>Transmise telle quelle.</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valeurs</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Attendre</translation>
    </message>
    <message>
        <source>Goes on after some time, or at a moment; also when the program was closed meanwhile.</source>
        <translation>Continue après un certain temps ou à un moment donné, même si le programme a été fermé entre-temps.</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Secondes</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu’à</translation>
    </message>
    <message>
        <source>A moment such as 2026-12-01T09:00:00Z; then the seconds count from there.</source>
        <translation>Un moment, par exemple 2026-12-01T09:00:00Z&#x202f;; les secondes comptent alors à partir de là.</translation>
    </message>
    <message>
        <source>Wait at most, in minutes</source>
        <translation>Attente maximale, en minutes</translation>
    </message>
    <message>
        <source>0: for as long as it takes.</source>
        <translation>0&#xa0;: aussi longtemps qu’il le faut.</translation>
    </message>
    <message>
        <source>Without an answer in time</source>
        <translation>Sans réponse à temps</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Script</translation>
    </message>
    <message>
        <source>Runs JavaScript in a sandbox: no files, no network, nothing but the values it is given. What it returns is the result; console.log writes to the log.</source>
        <translation>Exécute du JavaScript dans un bac à sable&#xa0;: ni fichiers, ni réseau, rien d’autre que les valeurs reçues. Ce qu’il renvoie est le résultat&#x202f;; console.log écrit dans le journal.</translation>
    </message>
    <message>
        <source>The script knows it as “input”.</source>
        <translation>Le script le connaît sous le nom «&#xa0;input&#xa0;».</translation>
    </message>
    <message>
        <source>What the script returns.</source>
        <translation>Ce que le script renvoie.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>The body of a function: “return” gives the result. It is no template: values come through “inputs”.</source>
        <translation>Le corps d’une fonction&#xa0;: «&#xa0;return&#xa0;» donne le résultat. Ce n’est pas un modèle&#xa0;: les valeurs passent par «&#xa0;inputs&#xa0;».</translation>
    </message>
    <message>
        <source>return { total: inputs.a + inputs.b };</source>
        <translation>return { total: inputs.a + inputs.b };</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>What the script knows as “inputs”; each value may be an expression.</source>
        <translation>Ce que le script connaît sous le nom «&#xa0;inputs&#xa0;»&#x202f;; chaque valeur peut être une expression.</translation>
    </message>
    <message>
        <source>Most steps</source>
        <translation>Nombre maximal d’instructions</translation>
    </message>
    <message>
        <source>The script fails when it takes more; about ten million are a second.</source>
        <translation>Le script échoue s’il en exécute davantage&#x202f;; dix millions prennent environ une seconde.</translation>
    </message>
    <message>
        <source>What the command wrote to GITHUB_OUTPUT.</source>
        <translation>Ce que la commande a écrit dans GITHUB_OUTPUT.</translation>
    </message>
    <message>
        <source>What it wrote to GITHUB_ENV.</source>
        <translation>Ce qu’elle a écrit dans GITHUB_ENV.</translation>
    </message>
    <message>
        <source>What it wrote to GITHUB_PATH.</source>
        <translation>Ce qu’elle a écrit dans GITHUB_PATH.</translation>
    </message>
    <message>
        <source>What it wrote to GITHUB_STEP_SUMMARY.</source>
        <translation>Ce qu’elle a écrit dans GITHUB_STEP_SUMMARY.</translation>
    </message>
    <message>
        <source>Shell</source>
        <translation>Shell</translation>
    </message>
    <message>
        <source>bash, sh, pwsh or python, or a command line in which {0} stands for the file with the script. Empty: the system&apos;s.</source>
        <translation>bash, sh, pwsh ou python, ou une ligne de commande où {0} représente le fichier qui contient le script. Vide&#xa0;: celui du système.</translation>
    </message>
    <message>
        <source>bash</source>
        <translation>bash</translation>
    </message>
    <message>
        <source>Hand on values through files</source>
        <translation>Transmettre des valeurs par des fichiers</translation>
    </message>
    <message>
        <source>The command may write name=value lines to the files that GITHUB_OUTPUT and GITHUB_ENV name, folders to GITHUB_PATH and Markdown to GITHUB_STEP_SUMMARY; AGENTOPS_OUTPUT and so on are the same.</source>
        <translation>La commande peut écrire des lignes nom=valeur dans les fichiers que désignent GITHUB_OUTPUT et GITHUB_ENV, des dossiers dans GITHUB_PATH et du Markdown dans GITHUB_STEP_SUMMARY&#x202f;; AGENTOPS_OUTPUT et les autres désignent les mêmes fichiers.</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Bac à sable</translation>
    </message>
    <message>
        <source>offline: no network. strict: also read-only outside the folder the run works in. Linux with bubblewrap; elsewhere the step fails.</source>
        <translation>hors ligne&#xa0;: pas de réseau. strict&#xa0;: en plus, lecture seule hors du dossier de l’exécution. Sous Linux avec bubblewrap&#x202f;; ailleurs, l’étape échoue.</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>hors ligne</translation>
    </message>
    <message>
        <source>strict</source>
        <translation>strict</translation>
    </message>
    <message>
        <source>Pack files</source>
        <translation>Archiver des fichiers</translation>
    </message>
    <message>
        <source>Packs files of the folder the run works in into a .zip, .tar.gz or .tar.xz.</source>
        <translation>Archive des fichiers du dossier de l’exécution dans un .zip, .tar.gz ou .tar.xz.</translation>
    </message>
    <message>
        <source>Of the archive.</source>
        <translation>De l’archive.</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>dist.tar.gz</source>
        <translation>dist.tar.gz</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Patterns such as dist/** and !**/*.map.</source>
        <translation>Des motifs comme dist/** et&#x202f;!**/*.map.</translation>
    </message>
    <message>
        <source>Names in the archive begin here.</source>
        <translation>Les noms dans l’archive commencent ici.</translation>
    </message>
    <message>
        <source>Unpack archive</source>
        <translation>Extraire une archive</translation>
    </message>
    <message>
        <source>Unpacks a zip or tar archive into a folder. An archive that would write or link outside of it, or holds more than allowed, is refused.</source>
        <translation>Extrait une archive zip ou tar dans un dossier. Une archive qui écrirait ou créerait un lien hors de celui-ci, ou qui contient plus que ce qui est permis, est refusée.</translation>
    </message>
    <message>
        <source>Of all that was unpacked.</source>
        <translation>De tout ce qui a été extrait.</translation>
    </message>
    <message>
        <source>Into the folder</source>
        <translation>Dans le dossier</translation>
    </message>
    <message>
        <source>Empty: the one the run works in.</source>
        <translation>Vide&#xa0;: celui de l’exécution.</translation>
    </message>
    <message>
        <source>Most that may be unpacked, in MiB</source>
        <translation>Taille maximale à extraire, en Mio</translation>
    </message>
    <message>
        <source>Most files</source>
        <translation>Nombre maximal de fichiers</translation>
    </message>
    <message>
        <source>Get kept files</source>
        <translation>Récupérer des fichiers gardés</translation>
    </message>
    <message>
        <source>Puts the files that an earlier step of this run kept under a name into the folder the run works in.</source>
        <translation>Place dans le dossier de l’exécution les fichiers qu’une étape précédente de cette exécution a gardés sous un nom.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Keep files</source>
        <translation>Garder des fichiers</translation>
    </message>
    <message>
        <source>Keeps files of the folder the run works in with the run, under a name: for people, and for later steps that work elsewhere. Secrets in them are masked.</source>
        <translation>Garde avec l’exécution, sous un nom, des fichiers de son dossier&#xa0;: pour les personnes, et pour des étapes suivantes qui travaillent ailleurs. Les secrets y sont masqués.</translation>
    </message>
    <message>
        <source>When no file fits</source>
        <translation>Si aucun fichier ne correspond</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>échouer</translation>
    </message>
    <message>
        <source>go on</source>
        <translation>continuer</translation>
    </message>
    <message>
        <source>Replace what another step kept under the name</source>
        <translation>Remplacer ce qu’une autre étape a gardé sous ce nom</translation>
    </message>
    <message>
        <source>Take from the cache</source>
        <translation>Prendre dans le cache</translation>
    </message>
    <message>
        <source>Puts files that an earlier run kept under a key back into the folder the run works in. When there are none, the run goes on without.</source>
        <translation>Remet dans le dossier de l’exécution des fichiers qu’une exécution précédente a gardés sous une clé. S’il n’y en a pas, l’exécution continue sans.</translation>
    </message>
    <message>
        <source>Whether there were files for the key itself.</source>
        <translation>Indique s’il y avait des fichiers pour la clé elle-même.</translation>
    </message>
    <message>
        <source>The key of the files that were taken; empty without.</source>
        <translation>La clé des fichiers qui ont été pris&#x202f;; vide s’il n’y en a pas.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Changes whenever the files must be made anew, such as one with the hash of a lock file in it.</source>
        <translation>Change chaque fois que les fichiers doivent être refaits, par exemple si elle contient l’empreinte d’un fichier de verrouillage.</translation>
    </message>
    <message>
        <source>npm-{{ lock.hash }}</source>
        <translation>npm-{{ lock.hash }}</translation>
    </message>
    <message>
        <source>Else the newest whose key begins with</source>
        <translation>Sinon la plus récente dont la clé commence par</translation>
    </message>
    <message>
        <source>Files and folders, or patterns. Those of one key are the same in both steps.</source>
        <translation>Fichiers et dossiers, ou motifs. Ceux d’une même clé sont identiques dans les deux étapes.</translation>
    </message>
    <message>
        <source>Keep in the cache</source>
        <translation>Garder dans le cache</translation>
    </message>
    <message>
        <source>Keeps files for later runs under a key. What is there under the key already stays; what was not used for longest makes room.</source>
        <translation>Garde des fichiers sous une clé pour des exécutions ultérieures. Ce qui est déjà gardé sous cette clé le reste&#x202f;; ce qui n’a pas servi depuis le plus longtemps cède la place.</translation>
    </message>
    <message>
        <source>Deploy by a command</source>
        <translation>Déployer par une commande</translation>
    </message>
    <message>
        <source>Runs a command that deploys. When the program dies meanwhile, a person decides how the run goes on.</source>
        <translation>Exécute une commande qui déploie. Si le programme s’arrête brutalement entre-temps, une personne décide de la suite.</translation>
    </message>
    <message>
        <source>What is deployed to, such as production.</source>
        <translation>La cible du déploiement, par exemple production.</translation>
    </message>
    <message>
        <source>production</source>
        <translation>production</translation>
    </message>
    <message>
        <source>AGENTOPS_ENVIRONMENT holds the name of the environment.</source>
        <translation>AGENTOPS_ENVIRONMENT contient le nom de l’environnement.</translation>
    </message>
    <message>
        <source>./deploy.sh</source>
        <translation>./deploy.sh</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variables</translation>
    </message>
    <message>
        <source>Address of what is deployed</source>
        <translation>Adresse de ce qui est déployé</translation>
    </message>
    <message>
        <source>Handed on for people and later steps.</source>
        <translation>Transmise aux personnes et aux étapes suivantes.</translation>
    </message>
    <message>
        <source>Deploy over ssh</source>
        <translation>Déployer par ssh</translation>
    </message>
    <message>
        <source>Runs a command on another computer through the ssh program of this one, without asking anybody. When the program dies meanwhile, a person decides how the run goes on.</source>
        <translation>Exécute une commande sur un autre ordinateur avec le programme ssh de celui-ci, sans rien demander à personne. Si le programme s’arrête brutalement entre-temps, une personne décide de la suite.</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Ordinateur</translation>
    </message>
    <message>
        <source>www.example.org</source>
        <translation>www.example.org</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>For the shell over there.</source>
        <translation>Pour le shell de l’autre ordinateur.</translation>
    </message>
    <message>
        <source>Private key (secret)</source>
        <translation>Clé privée (secret)</translation>
    </message>
    <message>
        <source>Lies in a file of its own while the step runs.</source>
        <translation>Se trouve dans un fichier à part pendant que l’étape s’exécute.</translation>
    </message>
    <message>
        <source>Private key (file)</source>
        <translation>Clé privée (fichier)</translation>
    </message>
    <message>
        <source>Without a key, those that ssh itself has.</source>
        <translation>Sans clé, celles dont ssh dispose lui-même.</translation>
    </message>
    <message>
        <source>Which computer is trusted</source>
        <translation>À quel ordinateur se fier</translation>
    </message>
    <message>
        <source>known: one in known_hosts. given: one in the lines below. new: also one that was never seen, which is then remembered.</source>
        <translation>connu&#xa0;: présent dans known_hosts. fourni&#xa0;: présent dans les lignes ci-dessous. nouveau&#xa0;: également un ordinateur jamais vu, qui est alors mémorisé.</translation>
    </message>
    <message>
        <source>known</source>
        <translation>connu</translation>
    </message>
    <message>
        <source>given</source>
        <translation>fourni</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>Known computers</source>
        <translation>Ordinateurs connus</translation>
    </message>
    <message>
        <source>Lines as in known_hosts.</source>
        <translation>Des lignes comme dans known_hosts.</translation>
    </message>
    <message>
        <source>Read file</source>
        <translation>Lire un fichier</translation>
    </message>
    <message>
        <source>Reads a file of the folder the run works in and hands on what it holds.</source>
        <translation>Lit un fichier du dossier de l’exécution et transmet son contenu.</translation>
    </message>
    <message>
        <source>package.json</source>
        <translation>package.json</translation>
    </message>
    <message>
        <source>Hand on as</source>
        <translation>Transmettre en tant que</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texte</translation>
    </message>
    <message>
        <source>base64</source>
        <translation>base64</translation>
    </message>
    <message>
        <source>Largest file in KiB</source>
        <translation>Taille maximale du fichier, en Kio</translation>
    </message>
    <message>
        <source>Hash files</source>
        <translation>Calculer l’empreinte de fichiers</translation>
    </message>
    <message>
        <source>One SHA-256 over all files that the patterns name, the same as GitHub&apos;s hashFiles: for the key of a cache. Empty when there is no such file.</source>
        <translation>Un seul SHA-256 de tous les fichiers que désignent les motifs, le même que celui de hashFiles de GitHub&#xa0;: pour la clé d’un cache. Vide s’il n’y a aucun fichier de ce genre.</translation>
    </message>
    <message>
        <source>Patterns such as **/package-lock.json; one with ! in front leaves files out.</source>
        <translation>Des motifs comme **/package-lock.json&#x202f;; un motif qui commence par&#x202f;! exclut des fichiers.</translation>
    </message>
    <message>
        <source>Node of n8n</source>
        <translation>Nœud n8n</translation>
    </message>
    <message>
        <source>Stands for a node that a workflow of n8n brought along. It does not run here: the step fails, or is passed over when it may be.</source>
        <translation>Tient la place d’un nœud apporté par un workflow de n8n. Il ne s’exécute pas ici&#xa0;: l’étape échoue, ou elle est sautée si c’est permis.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>n8n-nodes-base.slack</source>
        <translation>n8n-nodes-base.slack</translation>
    </message>
    <message>
        <source>Its settings</source>
        <translation>Ses réglages</translation>
    </message>
    <message>
        <source>Go on without it</source>
        <translation>Continuer sans lui</translation>
    </message>
    <message>
        <source>Makes a branch in the repository of the folder the run works in and, if wanted, checks it out there. A branch that is there already at the same commit is taken as it is.</source>
        <translation>Crée une branche dans le dépôt du dossier de l’exécution et, au besoin, l’y extrait. Une branche déjà présente au même commit est prise telle quelle.</translation>
    </message>
    <message>
        <source>release/1.0</source>
        <translation>release/1.0</translation>
    </message>
    <message>
        <source>When it is there with another commit</source>
        <translation>Si elle existe avec un autre commit</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>garder</translation>
    </message>
    <message>
        <source>move</source>
        <translation>déplacer</translation>
    </message>
    <message>
        <source>Check it out</source>
        <translation>L’extraire</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Fusionner</translation>
    </message>
    <message>
        <source>Merges a branch or commit into the branch of the folder the run works in. When both sides changed the same places the step fails with the files, and nothing has changed.</source>
        <translation>Fusionne une branche ou un commit dans la branche du dossier de l’exécution. Si les deux côtés ont changé les mêmes endroits, l’étape échoue en indiquant les fichiers, et rien n’est changé.</translation>
    </message>
    <message>
        <source>up_to_date, fast_forward or merged</source>
        <translation>up_to_date, fast_forward ou merged</translation>
    </message>
    <message>
        <source>Merge from</source>
        <translation>Fusionner depuis</translation>
    </message>
    <message>
        <source>origin/main</source>
        <translation>origin/main</translation>
    </message>
    <message>
        <source>Of the merge commit. Empty: it names the two sides.</source>
        <translation>Celui du commit de fusion. Vide&#xa0;: il nomme les deux côtés.</translation>
    </message>
    <message>
        <source>Fast-forward</source>
        <translation>Avance rapide</translation>
    </message>
    <message>
        <source>Whether the branch may just move on where it can.</source>
        <translation>Détermine si la branche peut simplement avancer là où c’est possible.</translation>
    </message>
    <message>
        <source>allow</source>
        <translation>autoriser</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>only</source>
        <translation>seulement</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Pousser</translation>
    </message>
    <message>
        <source>Sends a branch and tags to a remote, through the git program, with the access that git has on this machine or with a token. What the remote has already is no error.</source>
        <translation>Envoie une branche et des étiquettes vers un dépôt distant, par le programme git, avec l’accès que Git a sur cette machine ou avec un jeton. Ce que le dépôt distant a déjà n’est pas une erreur.</translation>
    </message>
    <message>
        <source>Whether the remote did not have it all yet.</source>
        <translation>Indique si le dépôt distant n’avait pas encore tout.</translation>
    </message>
    <message>
        <source>Each with ref and result: new, updated, forced or same.</source>
        <translation>Pour chaque référence, ref et result&#xa0;: new, updated, forced ou same.</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Dépôt distant</translation>
    </message>
    <message>
        <source>Its name in the repository, or an address.</source>
        <translation>Son nom dans le dépôt, ou une adresse.</translation>
    </message>
    <message>
        <source>Empty: the one that is checked out.</source>
        <translation>Vide&#xa0;: celle qui est extraite.</translation>
    </message>
    <message>
        <source>Branch there</source>
        <translation>Branche distante</translation>
    </message>
    <message>
        <source>Empty: the same name.</source>
        <translation>Vide&#xa0;: le même nom.</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Replace what is there</source>
        <translation>Remplacer ce qui s’y trouve</translation>
    </message>
    <message>
        <source>Only when nobody has pushed since it was last fetched.</source>
        <translation>Seulement si personne n’a poussé depuis la dernière récupération.</translation>
    </message>
    <message>
        <source>For a token over https.</source>
        <translation>Pour un jeton par https.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Gives a commit a name. A tag that names the commit already is taken as it is; one that names another is an error, since tags do not move.</source>
        <translation>Donne un nom à un commit. Une étiquette qui désigne déjà ce commit est prise telle quelle&#x202f;; si elle en désigne un autre, c’est une erreur, car les étiquettes ne se déplacent pas.</translation>
    </message>
    <message>
        <source>v1.0.0</source>
        <translation>v1.0.0</translation>
    </message>
    <message>
        <source>Makes it an annotated tag.</source>
        <translation>En fait une étiquette annotée.</translation>
    </message>
    <message>
        <source>Run a linter</source>
        <translation>Lancer un linter</translation>
    </message>
    <message>
        <source>Runs a program that looks for problems in the code and reads its report: SARIF, checkstyle XML or ESLint JSON. Findings from a level on fail the step; the exit code of the program does not count beside them.</source>
        <translation>Lance un programme qui cherche des problèmes dans le code et lit son rapport&#xa0;: SARIF, XML de checkstyle ou JSON d’ESLint. Les constats à partir d’un certain niveau font échouer l’étape&#x202f;; le code de sortie du programme n’est alors pas pris en compte.</translation>
    </message>
    <message>
        <source>Each with rule, level, message, file, line, column and fingerprint.</source>
        <translation>Pour chaque constat, rule, level, message, file, line, column et fingerprint.</translation>
    </message>
    <message>
        <source>npx eslint -f json .</source>
        <translation>npx eslint -f json .</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>The file that the command writes. Empty: what it prints.</source>
        <translation>Le fichier que la commande écrit. Vide&#xa0;: ce qu’elle affiche.</translation>
    </message>
    <message>
        <source>Fail from this level on</source>
        <translation>Échouer à partir de ce niveau</translation>
    </message>
    <message>
        <source>error</source>
        <translation>erreur</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>avertissement</translation>
    </message>
    <message>
        <source>note</source>
        <translation>note</translation>
    </message>
    <message>
        <source>Notify on the desktop</source>
        <translation>Notifier sur le bureau</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Notify by mail</source>
        <translation>Notifier par courriel</translation>
    </message>
    <message>
        <source>Sends a mail through a mail server. Without STARTTLS or TLS nothing is sent, unless the connection may be open, and then no password is.</source>
        <translation>Envoie un courriel par un serveur de messagerie. Sans STARTTLS ni TLS, rien n’est envoyé, sauf si la connexion peut être en clair&#x202f;; aucun mot de passe n’est alors envoyé.</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Serveur de messagerie</translation>
    </message>
    <message>
        <source>smtp.example.org</source>
        <translation>smtp.example.org</translation>
    </message>
    <message>
        <source>0: 587, and 465 with tls.</source>
        <translation>0&#xa0;: 587, ou 465 avec tls.</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Protection</translation>
    </message>
    <message>
        <source>starttls</source>
        <translation>starttls</translation>
    </message>
    <message>
        <source>tls</source>
        <translation>tls</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificats</translation>
    </message>
    <message>
        <source>A file with those to trust in place of the system&apos;s.</source>
        <translation>Un fichier contenant ceux auxquels se fier à la place de ceux du système.</translation>
    </message>
    <message>
        <source>runs@example.org</source>
        <translation>runs@example.org</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Notify by webhook</source>
        <translation>Notifier par webhook</translation>
    </message>
    <message>
        <source>Posts a message to a chat or to any address that takes JSON. The address of a chat is a secret: whoever has it can write there.</source>
        <translation>Envoie un message à une messagerie instantanée ou à toute adresse qui accepte du JSON. L’adresse d’une messagerie est un secret&#xa0;: quiconque l’a peut y écrire.</translation>
    </message>
    <message>
        <source>Address (secret)</source>
        <translation>Adresse (secret)</translation>
    </message>
    <message>
        <source>For one that is no secret.</source>
        <translation>Pour une adresse qui n’est pas secrète.</translation>
    </message>
    <message>
        <source>https://example.org/hooks/runs</source>
        <translation>https://example.org/hooks/runs</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>json sends the object below; the others are the chats of that name.</source>
        <translation>json envoie l’objet ci-dessous&#x202f;; les autres sont les messageries de ce nom.</translation>
    </message>
    <message>
        <source>json</source>
        <translation>json</translation>
    </message>
    <message>
        <source>slack</source>
        <translation>slack</translation>
    </message>
    <message>
        <source>discord</source>
        <translation>discord</translation>
    </message>
    <message>
        <source>teams</source>
        <translation>teams</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Key to sign with</source>
        <translation>Clé de signature</translation>
    </message>
    <message>
        <source>X-Signature-256 then holds sha256= and the HMAC of the body.</source>
        <translation>X-Signature-256 contient alors sha256= et le HMAC du corps.</translation>
    </message>
    <message>
        <source>Finds out how the project is tested (its own .agentops/project.json, Composer, npm, pytest, Cargo, Go, CTest, make), runs that and reads what came of each test. Says so when there is no test, or when what it needs is not installed.</source>
        <translation>Détermine comment le projet est testé (son propre .agentops/project.json, Composer, npm, pytest, Cargo, Go, CTest, make), lance ces tests et lit le résultat de chacun. Signale qu’il n’y a pas de test, ou que ce qu’il lui faut n’est pas installé.</translation>
    </message>
    <message>
        <source>total, passed, failed, skipped, seconds, suites; with a runner or a report that we can read</source>
        <translation>total, passed, failed, skipped, seconds, suites&#x202f;; avec un lanceur ou un rapport que le programme sait lire</translation>
    </message>
    <message>
        <source>The failed tests: rule, message, file, line.</source>
        <translation>Les tests échoués&#xa0;: rule, message, file, line.</translation>
    </message>
    <message>
        <source>lines, covered, percent, files</source>
        <translation>lines, covered, percent, files</translation>
    </message>
    <message>
        <source>Test runner</source>
        <translation>Lanceur de tests</translation>
    </message>
    <message>
        <source>Decides how the command is made to write its results. auto: as the command or the script behind it says; none: the command is run as it is.</source>
        <translation>Détermine comment la commande est amenée à écrire ses résultats. auto&#xa0;: selon la commande ou le script qu’elle lance&#x202f;; sans&#xa0;: la commande est exécutée telle quelle.</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>phpunit</source>
        <translation>phpunit</translation>
    </message>
    <message>
        <source>jest</source>
        <translation>jest</translation>
    </message>
    <message>
        <source>vitest</source>
        <translation>vitest</translation>
    </message>
    <message>
        <source>pytest</source>
        <translation>pytest</translation>
    </message>
    <message>
        <source>ctest</source>
        <translation>ctest</translation>
    </message>
    <message>
        <source>cargo</source>
        <translation>cargo</translation>
    </message>
    <message>
        <source>go</source>
        <translation>go</translation>
    </message>
    <message>
        <source>node</source>
        <translation>node</translation>
    </message>
    <message>
        <source>A file that the command itself writes: JUnit XML, TAP, go test -json, libtest or Jest JSON.</source>
        <translation>Un fichier que la commande écrit elle-même&#xa0;: JUnit XML, TAP, go test -json, JSON de libtest ou de Jest.</translation>
    </message>
    <message>
        <source>Measure coverage</source>
        <translation>Mesurer la couverture</translation>
    </message>
    <message>
        <source>Coverage report</source>
        <translation>Rapport de couverture</translation>
    </message>
    <message>
        <source>A file that the command itself writes: Cobertura, Clover, JaCoCo, LCOV or a cover profile of Go.</source>
        <translation>Un fichier que la commande écrit elle-même&#xa0;: Cobertura, Clover, JaCoCo, LCOV ou un profil de couverture de Go.</translation>
    </message>
    <message>
        <source>Action of another service</source>
        <translation>Action d’un autre service</translation>
    </message>
    <message>
        <source>Stands for an action that a workflow brought along, such as one of GitHub. It does not run here: the step fails, or is passed over when it may be.</source>
        <translation>Tient la place d’une action apportée par un workflow, par exemple une de GitHub. Elle ne s’exécute pas ici&#xa0;: l’étape échoue, ou elle est sautée si c’est permis.</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>owner/action@v1</source>
        <translation>owner/action@v1</translation>
    </message>
    <message>
        <source>Check a tool</source>
        <translation>Vérifier un outil</translation>
    </message>
    <message>
        <source>Makes sure that a program is installed here, in a version that the workflow can work with. Nothing is installed.</source>
        <translation>S’assure qu’un programme est installé ici, dans une version avec laquelle le workflow peut travailler. Rien n’est installé.</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>&gt;=20</source>
        <translation>&gt;=20</translation>
    </message>
    <message>
        <source>Arguments that make it say its version</source>
        <translation>Arguments qui lui font dire sa version</translation>
    </message>
    <message>
        <source>Wait for a server</source>
        <translation>Attendre un serveur</translation>
    </message>
    <message>
        <source>Asks a server again and again until it answers as wanted, such as after a deployment, and fails when that takes too long.</source>
        <translation>Interroge un serveur à plusieurs reprises jusqu’à ce qu’il donne la réponse voulue, par exemple après un déploiement, et échoue si cela dure trop longtemps.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Numbers and ranges, such as 200,204 or 200-399.</source>
        <translation>Des nombres et des plages, par exemple 200,204 ou 200-399.</translation>
    </message>
    <message>
        <source>The body matches</source>
        <translation>Le corps correspond à</translation>
    </message>
    <message>
        <source>A regular expression; empty for any body.</source>
        <translation>Une expression régulière&#x202f;; vide pour n’importe quel corps.</translation>
    </message>
    <message>
        <source>Seconds between two attempts</source>
        <translation>Secondes entre deux essais</translation>
    </message>
    <message>
        <source>Seconds in all</source>
        <translation>Secondes au total</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>arrêter</translation>
    </message>
    <message>
        <source>collect</source>
        <translation>recueillir</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>refuser</translation>
    </message>
    <message>
        <source>approve</source>
        <translation>approuver</translation>
    </message>
    <message>
        <source>Shows a message in the window of this repository. Where there is none, such as on the command line, the message goes to the log.</source>
        <translation>Affiche un message dans la fenêtre de ce dépôt. S’il n’y en a pas, par exemple en ligne de commande, le message va dans le journal.</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Aiguillage</translation>
    </message>
    <message>
        <source>Lets the run go on through the port of the case that the value equals, or through “else”. The value goes through unchanged.</source>
        <translation>Fait continuer l’exécution par le port du cas auquel la valeur est égale, ou par «&#xa0;else&#xa0;». La valeur est transmise inchangée.</translation>
    </message>
    <message>
        <source>When no case is met.</source>
        <translation>Quand aucun cas ne correspond.</translation>
    </message>
    <message>
        <source>What is compared, such as {{ inputs.target }}.</source>
        <translation>Ce qui est comparé, par exemple {{ inputs.target }}.</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Cas</translation>
    </message>
    <message>
        <source>For each port of its own the text that the value equals.</source>
        <translation>Pour chacun de ses ports, le texte auquel la valeur est égale.</translation>
    </message>
    <message>
        <source>Environment of earlier steps</source>
        <translation>Environnement des étapes précédentes</translation>
    </message>
    <message>
        <source>Variables that count more than those above, such as {{ build.environment }}: what a step before has handed on.</source>
        <translation>Variables qui l’emportent sur celles ci-dessus, par exemple {{ build.environment }}&#xa0;: ce qu’une étape précédente a transmis.</translation>
    </message>
    <message>
        <source>Folders of programs of earlier steps</source>
        <translation>Dossiers de programmes des étapes précédentes</translation>
    </message>
    <message>
        <source>Looked through before PATH, such as {{ build.path }}.</source>
        <translation>Parcourus avant PATH, par exemple {{ build.path }}.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Planification</translation>
    </message>
    <message>
        <source>Begins a run at certain times, while a program serves the armed workflow. A time that the clock skips in spring is due right after the gap; one that it shows twice in autumn only the first time, or both with * for minute or hour.</source>
        <translation>Lance une exécution à certaines heures, tant qu’un programme s’occupe du workflow armé. Une heure que l’horloge saute au printemps échoit juste après le saut&#x202f;; une heure qu’elle affiche deux fois en automne, la première fois seulement, ou les deux fois avec * pour la minute ou l’heure.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Minute, hour, day of the month, month, day of the week; or @hourly, @daily, @weekly, @monthly, @yearly.</source>
        <translation>Minute, heure, jour du mois, mois, jour de la semaine&#x202f;; ou @hourly, @daily, @weekly, @monthly, @yearly.</translation>
    </message>
    <message>
        <source>30 6 * * mon-fri</source>
        <translation>30 6 * * mon-fri</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>Such as Europe/Paris. Empty: that of this computer.</source>
        <translation>Par exemple Europe/Paris. Vide&#xa0;: celui de cet ordinateur.</translation>
    </message>
    <message>
        <source>Europe/Paris</source>
        <translation>Europe/Paris</translation>
    </message>
    <message>
        <source>When times were missed</source>
        <translation>Quand des heures ont été manquées</translation>
    </message>
    <message>
        <source>While no program ran, or the computer slept: “skip” waits for the next time, “once” makes up for all of them with one run, “all” with one run each, a hundred at most.</source>
        <translation>Pendant qu’aucun programme ne tournait ou que l’ordinateur était en veille&#xa0;: «&#xa0;ignorer&#xa0;» attend la prochaine heure, «&#xa0;une fois&#xa0;» les rattrape toutes par une seule exécution, «&#xa0;toutes&#xa0;» par une exécution chacune, cent au plus.</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>ignorer</translation>
    </message>
    <message>
        <source>once</source>
        <translation>une fois</translation>
    </message>
    <message>
        <source>all</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>Files change</source>
        <translation>Fichiers modifiés</translation>
    </message>
    <message>
        <source>Begins a run when files of the repository have another content, once they are quiet. What git ignores does not count. A workflow that writes such files itself begins again until it writes the same as before, ten times at most.</source>
        <translation>Lance une exécution quand des fichiers du dépôt ont un autre contenu, une fois qu’ils ne changent plus. Ce que Git ignore ne compte pas. Un workflow qui écrit lui-même de tels fichiers recommence jusqu’à ce qu’il écrive la même chose qu’avant, dix fois au plus.</translation>
    </message>
    <message>
        <source>Patterns such as src/**/*.cpp. Empty: every file.</source>
        <translation>Motifs tels que src/**/*.cpp. Vide&#xa0;: tous les fichiers.</translation>
    </message>
    <message>
        <source>But not</source>
        <translation>Sauf</translation>
    </message>
    <message>
        <source>Quiet for (ms)</source>
        <translation>Sans changement pendant (ms)</translation>
    </message>
    <message>
        <source>How long nothing has to change before the run begins.</source>
        <translation>Durée pendant laquelle rien ne doit changer avant que l’exécution commence.</translation>
    </message>
    <message>
        <source>Commit or tag</source>
        <translation>Commit ou étiquette</translation>
    </message>
    <message>
        <source>Begins a run when a branch has a new commit, or a tag is new. Commits that a run of this workflow has made do not count, nor do the branches of runs (agentops/...), unless a pattern names them. &apos;agentops hook install&apos; makes it know at once; otherwise it looks every ten seconds.</source>
        <translation>Lance une exécution quand une branche a un nouveau commit ou qu’une étiquette est nouvelle. Les commits faits par une exécution de ce workflow ne comptent pas, ni les branches des exécutions (agentops/...), sauf si un motif les nomme. Avec «&#xa0;agentops hook install&#xa0;», il en est prévenu aussitôt&#x202f;; sinon, il regarde toutes les dix secondes.</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>Branches</translation>
    </message>
    <message>
        <source>Patterns such as main or release/**. With none of branches and tags: every branch and tag; with one of them: only those.</source>
        <translation>Motifs tels que main ou release/**. Sans branches ni étiquettes indiquées&#xa0;: toutes les branches et étiquettes&#x202f;; avec les unes ou les autres&#xa0;: celles-là seulement.</translation>
    </message>
    <message>
        <source>Patterns such as v*.</source>
        <translation>Motifs tels que v*.</translation>
    </message>
    <message>
        <source>But not the tags</source>
        <translation>Sauf les étiquettes</translation>
    </message>
    <message>
        <source>Only commits that change one of these, such as src/**.</source>
        <translation>Seulement les commits qui en modifient un, par exemple src/**.</translation>
    </message>
    <message>
        <source>But not the files</source>
        <translation>Sauf les fichiers</translation>
    </message>
    <message>
        <source>Commits that change nothing else do not count.</source>
        <translation>Les commits qui ne modifient rien d’autre ne comptent pas.</translation>
    </message>
    <message>
        <source>Remote branches too</source>
        <translation>Branches distantes également</translation>
    </message>
    <message>
        <source>As a fetch brings them, such as origin/main.</source>
        <translation>Telles qu’un fetch les apporte, par exemple origin/main.</translation>
    </message>
    <message>
        <source>Another run ends</source>
        <translation>Fin d’une autre exécution</translation>
    </message>
    <message>
        <source>Begins a run when one of another workflow has ended. Workflows that begin each other do not go round in circles: each is begun once in a chain.</source>
        <translation>Lance une exécution quand celle d’un autre workflow est terminée. Des workflows qui se lancent mutuellement ne tournent pas en rond&#xa0;: chacun n’est lancé qu’une fois dans une chaîne.</translation>
    </message>
    <message>
        <source>Its file from the root of the repository, its name or its id. Empty: any other one.</source>
        <translation>Son fichier depuis la racine du dépôt, son nom ou son identifiant. Vide&#xa0;: n’importe quel autre.</translation>
    </message>
    <message>
        <source>When it has</source>
        <translation>Selon son issue</translation>
    </message>
    <message>
        <source>Some of succeeded, failed and cancelled.</source>
        <translation>Une ou plusieurs parmi succeeded, failed et cancelled.</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Begins a run when a program on this computer posts to the address that &apos;agentops triggers list&apos; shows. The text must be signed with the secret, as GitHub does it: X-Hub-Signature-256 holds sha256= and its HMAC. A repeated X-GitHub-Delivery, or Idempotency-Key, begins nothing again.</source>
        <translation>Lance une exécution quand un programme de cet ordinateur envoie un message à l’adresse que montre «&#xa0;agentops triggers list&#xa0;». Le texte doit être signé avec le secret, à la manière de GitHub&#xa0;: X-Hub-Signature-256 contient sha256= et son HMAC. Un X-GitHub-Delivery ou un Idempotency-Key répété ne relance rien.</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>What the sender signs with.</source>
        <translation>Ce avec quoi l’expéditeur signe.</translation>
    </message>
    <message>
        <source>Records the changes of the folder the run works in as a commit on its branch, agentops/run-RUN unless a step has checked another one out. The author is the one git is configured with; without one, the workbench itself.</source>
        <translation>Enregistre les changements du dossier de l’exécution dans un commit sur sa branche, agentops/run-RUN sauf si une étape en a extrait une autre. L’auteur est celui que Git connaît&#x202f;; à défaut, le programme lui-même.</translation>
    </message>
    <message>
        <source>Bring into checkout</source>
        <translation>Reporter dans la copie de travail</translation>
    </message>
    <message>
        <source>Changes the files of your checkout as the run has changed those of its own folder. It shows the files and asks before. Nothing is changed when one of them does not fit any more.</source>
        <translation>Change les fichiers de votre copie de travail comme l’exécution a changé ceux de son propre dossier. Les fichiers sont montrés et une question est posée avant. Rien n’est changé si l’un d’eux ne correspond plus.</translation>
    </message>
    <message>
        <source>With * in it: all whose names fit, each in a folder of its name.</source>
        <translation>S’il contient *&#xa0;: tous ceux dont le nom correspond, chacun dans un dossier à son nom.</translation>
    </message>
    <message>
        <source>All into the one folder</source>
        <translation>Tous dans ce seul dossier</translation>
    </message>
    <message>
        <source>Without the folders that all have in common</source>
        <translation>Sans les dossiers que tous ont en commun</translation>
    </message>
    <message>
        <source>As GitHub&apos;s upload-artifact: dist/a.js of dist is kept as a.js.</source>
        <translation>Comme upload-artifact de GitHub&#xa0;: dist/a.js de dist est gardé sous le nom a.js.</translation>
    </message>
    <message>
        <source>Project and machine</source>
        <translation>Projet et machine</translation>
    </message>
    <message>
        <source>Tells what the run works on: commit and branch of the repository, what its remote calls it, and the system of this computer. What there is not is empty.</source>
        <translation>Dit sur quoi l’exécution travaille&#xa0;: commit et branche du dépôt, nom que lui donne son dépôt distant, et système de cet ordinateur. Ce qui n’existe pas est vide.</translation>
    </message>
    <message>
        <source>Empty when none is checked out.</source>
        <translation>Vide si aucune n’est extraite.</translation>
    </message>
    <message>
        <source>refs/heads/ and the branch.</source>
        <translation>refs/heads/ et la branche.</translation>
    </message>
    <message>
        <source>The address of origin.</source>
        <translation>L’adresse d’origin.</translation>
    </message>
    <message>
        <source>The path of that address, such as owner/project.</source>
        <translation>Le chemin de cette adresse, par exemple owner/project.</translation>
    </message>
    <message>
        <source>Linux, macOS or Windows.</source>
        <translation>Linux, macOS ou Windows.</translation>
    </message>
    <message>
        <source>X64, ARM64, X86 or ARM.</source>
        <translation>X64, ARM64, X86 ou ARM.</translation>
    </message>
    <message>
        <source>Only waits.</source>
        <translation>Ne fait qu’attendre.</translation>
    </message>
    <message>
        <source>How the step ended: succeeded or skipped.</source>
        <translation>Comment l’étape s’est terminée : réussie ou sautée.</translation>
    </message>
    <message>
        <source>Why the step failed: code, message and class.</source>
        <translation>Pourquoi l’étape a échoué : code, message et classe.</translation>
    </message>
    <message>
        <source>Environment by default</source>
        <translation>Environnement par défaut</translation>
    </message>
    <message>
        <source>Variables that count less than those above, such as what a service sets for every command.</source>
        <translation>Variables qui comptent moins que celles ci-dessus, par exemple ce qu’un service définit pour chaque commande.</translation>
    </message>
    <message>
        <source>Programs by other names</source>
        <translation>Programmes sous d’autres noms</translation>
    </message>
    <message>
        <source>Names by which the command finds programs, each with a command line, such as python: /usr/bin/python3. Not on Windows.</source>
        <translation>Noms sous lesquels la commande trouve des programmes, chacun avec une ligne de commande, par exemple python: /usr/bin/python3. Pas sous Windows.</translation>
    </message>
    <message>
        <source>What it is called.</source>
        <translation>Son nom.</translation>
    </message>
    <message>
        <source>Whose home folder the program has.</source>
        <translation>La personne dont le programme utilise le dossier personnel.</translation>
    </message>
    <message>
        <source>Such as 20, 3.x, ^1.2, ~1.2.3, &gt;=1.2 &lt;2, 1.2 - 1.4; several with || or one a line. What no version proves, such as lts/* or stable, every one passes for. Empty: any.</source>
        <translation>Par exemple 20, 3.x, ^1.2, ~1.2.3, &gt;=1.2 &lt;2, 1.2 - 1.4 ; plusieurs avec || ou une par ligne. Ce qu’aucune version ne prouve, comme lts/* ou stable, est toujours accepté. Vide : n’importe laquelle.</translation>
    </message>
    <message>
        <source>Of the program; python may be called python3 here.</source>
        <translation>Du programme ; python peut s’appeler python3 ici.</translation>
    </message>
</context>
<context>
    <name>NodeCategory</name>
    <message>
        <source>Start</source>
        <translation>Départ</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Déroulement</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Git</source>
        <translation>Git</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revue</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
</context>
<context>
    <name>NodeQuestion</name>
    <message>
        <source>Decide</source>
        <comment>button at a card that waits for approval</comment>
        <translation>Décider</translation>
    </message>
    <message>
        <source>What happened?</source>
        <comment>button at a card in doubt</comment>
        <translation>Que s’est-il passé ?</translation>
    </message>
    <message>
        <source>Comment on the decision</source>
        <translation>Commentaire sur la décision</translation>
    </message>
    <message>
        <source>Comment (optional)</source>
        <translation>Commentaire (facultatif)</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>It happened</source>
        <comment>a step in doubt</comment>
        <translation>Cela s’est produit</translation>
    </message>
    <message>
        <source>Do it again</source>
        <comment>a step in doubt</comment>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>It failed</source>
        <comment>a step in doubt</comment>
        <translation>Cela a échoué</translation>
    </message>
</context>
<context>
    <name>NotificationList</name>
    <message>
        <source>Notifications</source>
        <comment>title</comment>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Clear</source>
        <comment>empties the list of notifications</comment>
        <translation>Vider</translation>
    </message>
    <message>
        <source>Nothing happened yet</source>
        <comment>no notifications</comment>
        <translation>Rien ne s’est encore passé</translation>
    </message>
</context>
<context>
    <name>OpenRepositoryDialog</name>
    <message>
        <source>Open</source>
        <comment>dialog button</comment>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open a repository</source>
        <comment>dialog title</comment>
        <translation>Ouvrir un dépôt</translation>
    </message>
    <message>
        <source>Any folder inside a Git repository.</source>
        <comment>below the field</comment>
        <translation>N’importe quel dossier d’un dépôt Git.</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>label of a field</comment>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Browse…</source>
        <comment>opens the system&apos;s folder chooser</comment>
        <translation>Parcourir…</translation>
    </message>
</context>
<context>
    <name>OutlineList</name>
    <message>
        <source>Nodes appear here in the order in which they run.</source>
        <translation>Les nœuds apparaissent ici dans l’ordre où ils s’exécutent.</translation>
    </message>
    <message>
        <source>No nodes yet</source>
        <translation>Pas encore de nœuds</translation>
    </message>
    <message>
        <source>Nodes in the order in which they run</source>
        <translation>Nœuds dans l’ordre d’exécution</translation>
    </message>
</context>
<context>
    <name>PageDialogs</name>
    <message>
        <source>Create</source>
        <comment>dialog button</comment>
        <translation>Créer</translation>
    </message>
    <message>
        <source>New workflow</source>
        <comment>dialog title</comment>
        <translation>Nouveau workflow</translation>
    </message>
    <message>
        <source>Delete</source>
        <comment>dialog button</comment>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <comment>dialog title</comment>
        <translation>Supprimer&#xa0;%1&#x202f;?</translation>
    </message>
    <message>
        <source>The file is removed from the repository. Its runs stay in the list of runs.</source>
        <translation>Le fichier est retiré du dépôt. Ses exécutions restent dans la liste.</translation>
    </message>
    <message>
        <source>Workflows (*.agentops.json *.json *.yml *.yaml)</source>
        <translation>Workflows (*.agentops.json *.json *.yml *.yaml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open or import a workflow</source>
        <comment>dialog title</comment>
        <translation>Ouvrir ou importer un workflow</translation>
    </message>
    <message>
        <source>Workflows (*.agentops.json)</source>
        <translation>Workflows (*.agentops.json)</translation>
    </message>
    <message>
        <source>Export a copy</source>
        <comment>dialog title</comment>
        <translation>Exporter une copie</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Add a node</source>
        <translation>Ajouter un nœud</translation>
    </message>
    <message>
        <source>In this workflow</source>
        <translation>Dans ce workflow</translation>
    </message>
    <message>
        <source>Workflows</source>
        <translation>Workflows</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Exécutions</translation>
    </message>
</context>
<context>
    <name>PalettePanel</name>
    <message>
        <source>Command palette</source>
        <comment>title</comment>
        <translation>Palette de commandes</translation>
    </message>
    <message>
        <source>Add a node that fits…</source>
        <comment>palette placeholder</comment>
        <translation>Ajouter un nœud compatible…</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <comment>palette placeholder</comment>
        <translation>Que voulez-vous faire ?</translation>
    </message>
    <message>
        <source>Kinds of nodes</source>
        <comment>list in the palette</comment>
        <translation>Types de nœuds</translation>
    </message>
    <message>
        <source>Found</source>
        <comment>list in the palette</comment>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>%1…</source>
        <comment>palette placeholder: what is to be chosen</comment>
        <translation>%1…</translation>
    </message>
</context>
<context>
    <name>PalettePrefixes</name>
    <message>
        <source>Typed first, these leave only one sort</source>
        <comment>palette</comment>
        <translation>Tapés en premier, ils ne gardent qu’une sorte</translation>
    </message>
</context>
<context>
    <name>PaletteRow</name>
    <message>
        <source>%1, key %2</source>
        <comment>help and shortcut</comment>
        <translation>%1, touche %2</translation>
    </message>
</context>
<context>
    <name>PassSelector</name>
    <message>
        <source>%1: %2</source>
        <comment>a container, and which of its passes is shown</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Previous pass of %1</source>
        <comment>button</comment>
        <translation>Passage précédent de %1</translation>
    </message>
    <message>
        <source>Next pass of %1</source>
        <comment>button</comment>
        <translation>Passage suivant de %1</translation>
    </message>
    <message>
        <source>First failed pass of %1</source>
        <comment>button</comment>
        <translation>Premier passage en échec de %1</translation>
    </message>
</context>
<context>
    <name>PlanText</name>
    <message>
        <source>nothing about it has changed</source>
        <translation>rien n’y a changé</translation>
    </message>
    <message>
        <source>everything runs again</source>
        <translation>tout est relancé</translation>
    </message>
    <message>
        <source>you asked for it</source>
        <translation>vous l’avez demandé</translation>
    </message>
    <message>
        <source>comes after %1</source>
        <translation>vient après %1</translation>
    </message>
    <message>
        <source>%1 in it runs again</source>
        <translation>%1, à l’intérieur, est relancée</translation>
    </message>
    <message>
        <source>had not succeeded</source>
        <translation>n’avait pas réussi</translation>
    </message>
    <message>
        <source>you have changed it</source>
        <translation>vous l’avez modifiée</translation>
    </message>
    <message>
        <source>is new</source>
        <translation>est nouvelle</translation>
    </message>
    <message>
        <source>an input of the run is another</source>
        <translation>une entrée de l’exécution a changé</translation>
    </message>
    <message>
        <source>the files that it left are gone</source>
        <translation>les fichiers qu’elle avait laissés ont disparu</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>non demandée</translation>
    </message>
    <message>
        <source>no more passes at once</source>
        <translation>pas plus de passages à la fois</translation>
    </message>
    <message>
        <source>a pinned value stands for it</source>
        <translation>une valeur épinglée la remplace</translation>
    </message>
    <message>
        <source>depends on %1</source>
        <comment>a step, or a condition</comment>
        <translation>dépend de %1</translation>
    </message>
    <message>
        <source>is muted</source>
        <translation>est désactivée</translation>
    </message>
    <message>
        <source>nothing leads to it</source>
        <translation>rien n’y mène</translation>
    </message>
    <message>
        <source>its condition is not met</source>
        <translation>sa condition n’est pas remplie</translation>
    </message>
    <message>
        <source>another trigger begins it</source>
        <translation>un autre déclencheur la lance</translation>
    </message>
    <message>
        <source>there are no items</source>
        <translation>il n’y a aucun élément</translation>
    </message>
    <message>
        <source>pushes to %1</source>
        <translation>pousse vers %1</translation>
    </message>
    <message>
        <source>pushes</source>
        <translation>pousse</translation>
    </message>
    <message>
        <source>commits to %1</source>
        <translation>crée un commit sur %1</translation>
    </message>
    <message>
        <source>commits</source>
        <translation>crée un commit</translation>
    </message>
    <message>
        <source>makes the branch %1</source>
        <translation>crée la branche %1</translation>
    </message>
    <message>
        <source>makes a branch</source>
        <translation>crée une branche</translation>
    </message>
    <message>
        <source>makes the tag %1</source>
        <translation>crée l’étiquette %1</translation>
    </message>
    <message>
        <source>makes a tag</source>
        <translation>crée une étiquette</translation>
    </message>
    <message>
        <source>changes your checkout</source>
        <translation>modifie votre copie de travail</translation>
    </message>
    <message>
        <source>sends a request to %1</source>
        <translation>envoie une requête à %1</translation>
    </message>
    <message>
        <source>sends a request</source>
        <translation>envoie une requête</translation>
    </message>
    <message>
        <source>deploys to %1</source>
        <translation>déploie vers %1</translation>
    </message>
    <message>
        <source>deploys</source>
        <translation>déploie</translation>
    </message>
    <message>
        <source>shows a message on the desktop</source>
        <translation>affiche un message sur le bureau</translation>
    </message>
    <message>
        <source>notifies %1</source>
        <translation>prévient %1</translation>
    </message>
    <message>
        <source>notifies somebody</source>
        <translation>prévient quelqu’un</translation>
    </message>
    <message>
        <source>runs %1</source>
        <translation>exécute %1</translation>
    </message>
    <message>
        <source>runs a command</source>
        <translation>exécute une commande</translation>
    </message>
    <message>
        <source>may do more that nobody can tell</source>
        <translation>peut faire autre chose, que rien ne permet de prévoir</translation>
    </message>
</context>
<context>
    <name>PolicyFailure</name>
    <message>
        <source>WHEN IT FAILS</source>
        <translation>EN CAS D’ÉCHEC</translation>
    </message>
    <message>
        <source>When it fails for good</source>
        <translation>En cas d’échec définitif</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Arrêter l’exécution</translation>
    </message>
    <message>
        <source>Skip what comes after it</source>
        <translation>Ignorer ce qui vient après</translation>
    </message>
    <message>
        <source>Go on all the same</source>
        <translation>Continuer malgré tout</translation>
    </message>
    <message>
        <source>A container is tried once: set retries on the steps in it.</source>
        <translation>Un conteneur n’est essayé qu’une fois : réglez les nouvelles tentatives sur ses étapes.</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Tentatives</translation>
    </message>
    <message>
        <source>First wait (s)</source>
        <translation>Première attente (s)</translation>
    </message>
    <message>
        <source>Each wait times</source>
        <translation>Chaque attente multipliée par</translation>
    </message>
    <message>
        <source>Longest wait (s)</source>
        <translation>Attente maximale (s)</translation>
    </message>
    <message>
        <source>Wait a random part of it</source>
        <translation>Attendre une part aléatoire</translation>
    </message>
    <message>
        <source>Tries by what went wrong</source>
        <translation>Tentatives selon la cause</translation>
    </message>
</context>
<context>
    <name>PolicyLimits</name>
    <message>
        <source>LIMITS</source>
        <translation>LIMITES</translation>
    </message>
    <message>
        <source>One try (s)</source>
        <translation>Une tentative (s)</translation>
    </message>
    <message>
        <source>All tries (s)</source>
        <translation>Toutes les tentatives (s)</translation>
    </message>
    <message>
        <source>0 means no time limit. All tries includes the waits between them.</source>
        <translation>0 : pas de limite de temps. Toutes les tentatives comprend les attentes entre elles.</translation>
    </message>
    <message>
        <source>Counts over all runs; the others wait for their turn.</source>
        <translation>Compté sur toutes les exécutions ; les autres attendent leur tour.</translation>
    </message>
    <message>
        <source>Limit how many at the same time</source>
        <translation>Limiter le nombre simultané</translation>
    </message>
</context>
<context>
    <name>PolicyRepeat</name>
    <message>
        <source>DOING IT AGAIN</source>
        <translation>RÉPÉTITION</translation>
    </message>
    <message>
        <source>Whoever receives the effect recognizes a repetition by it: after a crash the node runs again instead of asking.</source>
        <translation>Le destinataire de l’effet y reconnaît une répétition : après un plantage, le nœud s’exécute de nouveau au lieu de demander.</translation>
    </message>
    <message>
        <source>Only for nodes that change something outside.</source>
        <translation>Seulement pour les nœuds qui modifient quelque chose à l’extérieur.</translation>
    </message>
    <message>
        <source>Idempotency key</source>
        <translation>Clé d’idempotence</translation>
    </message>
    <message>
        <source>Take over the outcome of an earlier run</source>
        <translation>Reprendre le résultat d’une exécution antérieure</translation>
    </message>
    <message>
        <source>When parameters, inputs and these files are the same. One pattern a line; ** is every file.</source>
        <translation>Quand les paramètres, les entrées et ces fichiers sont identiques. Un motif par ligne ; ** désigne tous les fichiers.</translation>
    </message>
    <message>
        <source>Files it depends on</source>
        <translation>Fichiers dont il dépend</translation>
    </message>
</context>
<context>
    <name>PolicyStart</name>
    <message>
        <source>WHEN IT RUNS</source>
        <translation>QUAND IL S’EXÉCUTE</translation>
    </message>
    <message>
        <source>Skipped when this comes out as empty, false or 0. Without it, the node always runs.</source>
        <translation>Ignoré quand ceci donne vide, false ou 0. Sans cela, le nœud s’exécute toujours.</translation>
    </message>
    <message>
        <source>Only if</source>
        <translation>Seulement si</translation>
    </message>
    <message>
        <source>Also while the run is failing: for cleaning up and for reports.</source>
        <translation>Même quand l’exécution échoue : pour nettoyer et pour les rapports.</translation>
    </message>
    <message>
        <source>A connection is followed when the step at its beginning succeeded and gave a value there.</source>
        <translation>Une connexion est suivie quand l’étape à son origine a réussi et y a donné une valeur.</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Commence</translation>
    </message>
    <message>
        <source>When each connected input is followed</source>
        <translation>Quand chaque entrée connectée est suivie</translation>
    </message>
    <message>
        <source>At the first connection that is followed</source>
        <translation>À la première connexion suivie</translation>
    </message>
    <message>
        <source>When so many connections are followed</source>
        <translation>Quand un nombre donné de connexions sont suivies</translation>
    </message>
    <message>
        <source>When all before it have ended, however</source>
        <translation>Quand toutes les précédentes ont fini, quelle que soit l’issue</translation>
    </message>
    <message>
        <source>How many connections</source>
        <translation>Nombre de connexions</translation>
    </message>
</context>
<context>
    <name>PortRow</name>
    <message>
        <source>Input %1, %2</source>
        <translation>Entrée&#xa0;%1,&#xa0;%2</translation>
    </message>
    <message>
        <source>Output %1, %2</source>
        <translation>Sortie&#xa0;%1,&#xa0;%2</translation>
    </message>
    <message>
        <source>needs a connection</source>
        <translation>à relier</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>non relié</translation>
    </message>
</context>
<context>
    <name>PortType</name>
    <message>
        <source>anything</source>
        <translation>tout type</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texte</translation>
    </message>
    <message>
        <source>number</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>oui ou non</translation>
    </message>
    <message>
        <source>object</source>
        <translation>objet</translation>
    </message>
    <message>
        <source>list</source>
        <translation>liste</translation>
    </message>
    <message>
        <source>file</source>
        <translation>fichier</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>changements</translation>
    </message>
    <message>
        <source>findings</source>
        <translation>constats</translation>
    </message>
    <message>
        <source>model</source>
        <translation>modèle</translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <source>Every step has what it needs.</source>
        <translation>Chaque étape a ce qu’il lui faut.</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Aucun problème</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message numerus="yes">
        <source>%1. %n fix(es), Alt+Enter</source>
        <translation>
            <numerusform>%1. %n correction, Alt+Entrée</numerusform>
            <numerusform>%1. %n corrections, Alt+Entrée</numerusform>
        </translation>
    </message>
    <message>
        <source>Fix: %1</source>
        <translation>Corriger : %1</translation>
    </message>
    <message>
        <source>Alt+Enter</source>
        <comment>key</comment>
        <translation>Alt+Entrée</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a node and how many problems it has</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Comment on the decision</source>
        <comment>text field</comment>
        <translation>Commentaire sur la décision</translation>
    </message>
    <message>
        <source>Comment (optional)</source>
        <comment>text field</comment>
        <translation>Commentaire (facultatif)</translation>
    </message>
    <message>
        <source>Approve</source>
        <comment>button</comment>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>Reject</source>
        <comment>button</comment>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>It happened</source>
        <comment>a step in doubt</comment>
        <translation>Cela s’est produit</translation>
    </message>
    <message>
        <source>Do it again</source>
        <comment>a step in doubt</comment>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>It failed</source>
        <comment>a step in doubt</comment>
        <translation>Cela a échoué</translation>
    </message>
    <message>
        <source>Continue</source>
        <comment>a step that is held</comment>
        <translation>Continuer</translation>
    </message>
</context>
<context>
    <name>QuickFix</name>
    <message>
        <source>Lead it to the input “%1”</source>
        <translation>La mener à l’entrée « %1 »</translation>
    </message>
    <message>
        <source>Take it from the output “%1”</source>
        <translation>La prendre à la sortie « %1 »</translation>
    </message>
    <message>
        <source>Connect it with “%1”</source>
        <translation>La relier à « %1 »</translation>
    </message>
    <message>
        <source>Put a new “%1” in between</source>
        <translation>Intercaler un nouveau « %1 »</translation>
    </message>
    <message>
        <source>Remove the connection</source>
        <translation>Supprimer la connexion</translation>
    </message>
    <message>
        <source>Remove the connection from “%1” to “%2”</source>
        <translation>Supprimer la connexion de « %1 » à « %2 »</translation>
    </message>
    <message numerus="yes">
        <source>Remove the %n connection(s) that lead back to it</source>
        <translation>
            <numerusform>Supprimer la connexion qui y ramène</numerusform>
            <numerusform>Supprimer les %n connexions qui y ramènent</numerusform>
        </translation>
    </message>
    <message>
        <source>Unmute the connection from “%1”</source>
        <translation>Réactiver la connexion depuis « %1 »</translation>
    </message>
    <message>
        <source>Unmute “%1”</source>
        <translation>Réactiver « %1 »</translation>
    </message>
    <message>
        <source>Connect it with “%1” of “%2”</source>
        <translation>La relier à « %1 » de « %2 »</translation>
    </message>
    <message>
        <source>Lead “%1” of “%2” through a new “%3”</source>
        <translation>Faire passer « %1 » de « %2 » par un nouveau « %3 »</translation>
    </message>
    <message>
        <source>Add “%1” before it</source>
        <translation>Ajouter « %1 » devant</translation>
    </message>
    <message>
        <source>Add “%1”</source>
        <translation>Ajouter « %1 »</translation>
    </message>
    <message>
        <source>Make it a “%1”</source>
        <translation>En faire un « %1 »</translation>
    </message>
    <message>
        <source>Never take over earlier outcomes</source>
        <translation>Ne jamais reprendre de résultats antérieurs</translation>
    </message>
    <message>
        <source>Remove the setting “%1”</source>
        <translation>Supprimer le réglage « %1 »</translation>
    </message>
    <message>
        <source>Move out of the container</source>
        <translation>Sortir du conteneur</translation>
    </message>
    <message>
        <source>Move into “%1”</source>
        <translation>Déplacer dans « %1 »</translation>
    </message>
    <message numerus="yes">
        <source>%1, and remove %n connection(s)</source>
        <extracomment>The first is what is done, such as &quot;Move out of the container&quot;.</extracomment>
        <translation>
            <numerusform>%1, et supprimer %n connexion</numerusform>
            <numerusform>%1, et supprimer %n connexions</numerusform>
        </translation>
    </message>
    <message>
        <source>Move “%1” to where “%2” is</source>
        <translation>Déplacer « %1 » là où se trouve « %2 »</translation>
    </message>
    <message>
        <source>Keep ours</source>
        <translation>Garder notre version</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Prendre leur version</translation>
    </message>
    <message>
        <source>Go back to what both had before</source>
        <translation>Revenir à ce que les deux avaient avant</translation>
    </message>
    <message>
        <source>Write “%1” instead of “%2”</source>
        <translation>Écrire « %1 » au lieu de « %2 »</translation>
    </message>
    <message>
        <source>Let “%1” run after “%2”</source>
        <translation>Exécuter « %1 » après « %2 »</translation>
    </message>
    <message>
        <source>Add the input “%1” to the workflow</source>
        <translation>Ajouter l’entrée « %1 » au workflow</translation>
    </message>
    <message>
        <source>Always follow the connection</source>
        <translation>Toujours suivre la connexion</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>Use it as “%1”</source>
        <translation>L’utiliser comme « %1 »</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>Supprimer « %1 »</translation>
    </message>
    <message>
        <source>Set “%1” to %2</source>
        <translation>Régler « %1 » sur %2</translation>
    </message>
    <message>
        <source>Empty “%1”</source>
        <translation>Vider « %1 »</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <comment>the bar with the pages of the program</comment>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>RangeChooser</name>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>What do you want to review?</source>
        <translation>Que voulez-vous relire&#x202f;?</translation>
    </message>
    <message>
        <source>Kind of range</source>
        <translation>Type de comparaison</translation>
    </message>
    <message>
        <source>A branch, since it left another</source>
        <translation>Une branche, depuis qu’elle en a quitté une autre</translation>
    </message>
    <message>
        <source>From one commit to another</source>
        <translation>D’un commit à un autre</translation>
    </message>
    <message>
        <source>The files on disk, not committed</source>
        <translation>Les fichiers sur disque, hors commit</translation>
    </message>
    <message>
        <source>Branch it left</source>
        <translation>Branche d’origine</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Since commit (empty: the last one)</source>
        <translation>Depuis le commit (vide&#xa0;: le dernier)</translation>
    </message>
    <message>
        <source>Branch to review</source>
        <translation>Branche à relire</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
</context>
<context>
    <name>ReportTab</name>
    <message>
        <source>Report of the run</source>
        <comment>page</comment>
        <translation>Rapport de l’exécution</translation>
    </message>
</context>
<context>
    <name>RepositoryChooser</name>
    <message>
        <source>Open a repository</source>
        <comment>button without a repository</comment>
        <translation>Ouvrir un dépôt</translation>
    </message>
    <message>
        <source>Repository %1</source>
        <comment>button that opens a menu</comment>
        <translation>Dépôt&#xa0;%1</translation>
    </message>
</context>
<context>
    <name>RetryClassRow</name>
    <message>
        <source>Tries: %1</source>
        <translation>Tentatives : %1</translation>
    </message>
    <message>
        <source>Hide the waits: %1</source>
        <translation>Masquer les attentes : %1</translation>
    </message>
    <message>
        <source>Show the waits: %1</source>
        <translation>Afficher les attentes : %1</translation>
    </message>
    <message>
        <source>First wait (s)</source>
        <translation>Première attente (s)</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Facteur</translation>
    </message>
    <message>
        <source>Each wait times</source>
        <translation>Chaque attente multipliée par</translation>
    </message>
    <message>
        <source>Longest (s)</source>
        <translation>Maximum (s)</translation>
    </message>
    <message>
        <source>Longest wait (s)</source>
        <translation>Attente maximale (s)</translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <comment>comments that are not handed in yet</comment>
        <translation>
            <numerusform>%n brouillon</numerusform>
            <numerusform>%n brouillons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open thread(s)</source>
        <comment>of a review</comment>
        <translation>
            <numerusform>%n fil ouvert</numerusform>
            <numerusform>%n fils ouverts</numerusform>
        </translation>
    </message>
    <message>
        <source>kept on this machine</source>
        <translation>gardée sur cette machine</translation>
    </message>
    <message>
        <source>Bring back the comment</source>
        <translation>Rétablir le commentaire</translation>
    </message>
    <message>
        <source>Mark as viewed and go to the next file (Shift+M)</source>
        <translation>Marquer comme vu et passer au fichier suivant (Maj+M)</translation>
    </message>
    <message>
        <source>Viewed, next</source>
        <translation>Vu, suivant</translation>
    </message>
    <message>
        <source>Hand in the drafts: they become comments</source>
        <translation>Remettre les brouillons&#xa0;: ils deviennent des commentaires</translation>
    </message>
    <message>
        <source>Finish review</source>
        <translation>Terminer la revue</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review</source>
        <comment>title of a page</comment>
        <translation>Revue</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <comment>of a comparison</comment>
        <translation>
            <numerusform>%n fichier</numerusform>
            <numerusform>%n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Choose what to review</source>
        <translation>Choisir ce qui est à relire</translation>
    </message>
    <message>
        <source>%1: both sides are the same. Choose another range, or change something.</source>
        <comment>%1 names a range</comment>
        <translation>%1&#xa0;: les deux côtés sont identiques. Choisissez une autre comparaison, ou modifiez quelque chose.</translation>
    </message>
    <message>
        <source>This cannot be compared</source>
        <translation>Cela ne peut pas être comparé</translation>
    </message>
    <message>
        <source>Nothing has changed</source>
        <translation>Rien n’a changé</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Comparaison…</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>The comparison was stopped before it had ended.</source>
        <translation>La comparaison a été arrêtée avant la fin.</translation>
    </message>
    <message>
        <source>Nothing compared yet</source>
        <translation>Rien n’est encore comparé</translation>
    </message>
</context>
<context>
    <name>RevisionField</name>
    <message>
        <source>Branches and commits</source>
        <translation>Branches et commits</translation>
    </message>
</context>
<context>
    <name>RunDetail</name>
    <message>
        <source>Choose a run to see its steps, its log, what it left behind and its report.</source>
        <translation>Choisissez une exécution pour voir ses étapes, son journal, ce qu’elle a laissé et son rapport.</translation>
    </message>
    <message>
        <source>The run could not be read</source>
        <comment>title</comment>
        <translation>L’exécution n’a pas pu être lue</translation>
    </message>
    <message>
        <source>Reading the run</source>
        <comment>title</comment>
        <translation>Lecture de l’exécution</translation>
    </message>
    <message>
        <source>No run selected</source>
        <comment>title</comment>
        <translation>Aucune exécution sélectionnée</translation>
    </message>
    <message>
        <source>Parts of the run</source>
        <comment>tabs</comment>
        <translation>Parties de l’exécution</translation>
    </message>
    <message>
        <source>Timeline</source>
        <comment>tab of a run</comment>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Logs</source>
        <comment>tab of a run</comment>
        <translation>Journaux</translation>
    </message>
    <message>
        <source>Artefacts</source>
        <comment>tab of a run: files that it left behind</comment>
        <translation>Artefacts</translation>
    </message>
    <message>
        <source>Report</source>
        <comment>tab of a run</comment>
        <translation>Rapport</translation>
    </message>
</context>
<context>
    <name>RunEventText</name>
    <message>
        <source>The run ended: %1</source>
        <comment>its state follows</comment>
        <translation>Fin de l’exécution : %1</translation>
    </message>
    <message>
        <source>%1 took its pinned values</source>
        <translation>%1 a pris ses valeurs épinglées</translation>
    </message>
    <message>
        <source>%1 took over what an earlier run came to</source>
        <translation>%1 a repris le résultat d’une exécution antérieure</translation>
    </message>
    <message>
        <source>%1 succeeded</source>
        <translation>%1 a réussi</translation>
    </message>
    <message>
        <source>The run was made</source>
        <translation>L’exécution a été créée</translation>
    </message>
    <message>
        <source>The run began</source>
        <translation>L’exécution a commencé</translation>
    </message>
    <message>
        <source>The run went on</source>
        <translation>L’exécution a repris</translation>
    </message>
    <message>
        <source>Somebody cancelled the run</source>
        <translation>Quelqu’un a annulé l’exécution</translation>
    </message>
    <message>
        <source>%1 began attempt %2</source>
        <translation>%1 a commencé l’essai %2</translation>
    </message>
    <message>
        <source>%1 began</source>
        <translation>%1 a commencé</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 a échoué</translation>
    </message>
    <message>
        <source>%1 failed and will be tried again</source>
        <translation>%1 a échoué et sera retenté</translation>
    </message>
    <message>
        <source>%1 asked for approval</source>
        <translation>%1 a demandé une approbation</translation>
    </message>
    <message>
        <source>%1 was approved</source>
        <translation>%1 : approuvé</translation>
    </message>
    <message>
        <source>%1 was rejected</source>
        <translation>%1 : refusé</translation>
    </message>
    <message>
        <source>%1 was cut off and will begin again</source>
        <translation>%1 a été interrompu et recommencera</translation>
    </message>
    <message>
        <source>%1 was cut off; it may have happened</source>
        <translation>%1 a été interrompu ; il se peut que cela se soit produit</translation>
    </message>
    <message>
        <source>Somebody said what became of %1</source>
        <translation>Quelqu’un a dit ce qu’il est advenu de %1</translation>
    </message>
    <message>
        <source>Somebody cancelled %1</source>
        <translation>Quelqu’un a annulé %1</translation>
    </message>
    <message>
        <source>%1 was cancelled</source>
        <translation>%1 a été annulé</translation>
    </message>
    <message>
        <source>%1 was skipped</source>
        <translation>%1 a été ignoré</translation>
    </message>
    <message>
        <source>%1 waits for its time</source>
        <translation>%1 attend son heure</translation>
    </message>
    <message>
        <source>%1 waits for its turn</source>
        <translation>%1 attend son tour</translation>
    </message>
    <message>
        <source>%1 began pass %2</source>
        <translation>%1 a commencé le passage %2</translation>
    </message>
    <message>
        <source>Pass %2 of %1 failed</source>
        <translation>Le passage %2 de %1 a échoué</translation>
    </message>
    <message>
        <source>%1 ended pass %2</source>
        <translation>%1 a terminé le passage %2</translation>
    </message>
</context>
<context>
    <name>RunFact</name>
    <message>
        <source>%1: %2</source>
        <comment>a fact and its value</comment>
        <translation>%1&#xa0;:&#xa0;%2</translation>
    </message>
</context>
<context>
    <name>RunHeader</name>
    <message>
        <source>Resume</source>
        <comment>a run that was left unfinished</comment>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <comment>a run</comment>
        <translation>Annulation…</translation>
    </message>
    <message>
        <source>Cancel run</source>
        <comment>button</comment>
        <translation>Annuler l’exécution</translation>
    </message>
    <message>
        <source>Run again</source>
        <comment>button</comment>
        <translation>Relancer</translation>
    </message>
    <message>
        <source>Started</source>
        <comment>a fact about a run</comment>
        <translation>Début</translation>
    </message>
    <message>
        <source>Took</source>
        <comment>how long a run took</comment>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Steps</source>
        <comment>a fact about a run</comment>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Id</source>
        <comment>a fact about a run</comment>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Repeats</source>
        <comment>the run that this one repeats</comment>
        <translation>Relance de</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>an error and its details</comment>
        <translation>%1&#xa0;%2</translation>
    </message>
    <message>
        <source>Commit</source>
        <comment>the commit that a run works on</comment>
        <translation>Commit</translation>
    </message>
</context>
<context>
    <name>RunInputsDialog</name>
    <message>
        <source>Run</source>
        <comment>dialog button</comment>
        <translation>Exécuter</translation>
    </message>
    <message>
        <source>Run with</source>
        <comment>dialog title: what the run is given</comment>
        <translation>Exécuter avec</translation>
    </message>
</context>
<context>
    <name>RunLayer</name>
    <message>
        <source>Pass %1</source>
        <comment>of a container, said aloud</comment>
        <translation>Passage %1</translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>Filter runs</source>
        <comment>search field</comment>
        <translation>Filtrer les exécutions</translation>
    </message>
    <message>
        <source>Which runs</source>
        <comment>tabs above the list</comment>
        <translation>Quelles exécutions</translation>
    </message>
    <message>
        <source>All</source>
        <comment>runs</comment>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Active</source>
        <comment>runs</comment>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>runs that wait for a person</comment>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>runs</comment>
        <translation>Échouées</translation>
    </message>
    <message>
        <source>No run passes this filter.</source>
        <translation>Aucune exécution ne correspond à ce filtre.</translation>
    </message>
    <message>
        <source>Open a workflow and press Run. Every run is kept here with its log, results and report.</source>
        <translation>Ouvrez un workflow et appuyez sur Exécuter. Chaque exécution est gardée ici avec son journal, ses résultats et son rapport.</translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <comment>title</comment>
        <translation>La liste n’a pas pu être lue</translation>
    </message>
    <message>
        <source>Reading runs</source>
        <comment>title</comment>
        <translation>Lecture des exécutions</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <comment>title</comment>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <comment>title</comment>
        <translation>Pas encore d’exécution</translation>
    </message>
    <message>
        <source>Runs</source>
        <comment>list</comment>
        <translation>Exécutions</translation>
    </message>
</context>
<context>
    <name>RunMenu</name>
    <message>
        <source>Run</source>
        <comment>menu</comment>
        <translation>Exécuter</translation>
    </message>
</context>
<context>
    <name>RunOverlay</name>
    <message>
        <source>kept</source>
        <comment>on a card: from the run that this one repeats</comment>
        <translation>reprise</translation>
    </message>
    <message>
        <source>cached</source>
        <comment>on a card: from an earlier run</comment>
        <translation>en cache</translation>
    </message>
    <message>
        <source>pinned</source>
        <comment>on a card: values that a person has pinned</comment>
        <translation>épinglé</translation>
    </message>
    <message>
        <source>Kept from the run that this one repeats; it did not run again.</source>
        <translation>Repris de l’exécution que celle-ci répète ; l’étape n’a pas été relancée.</translation>
    </message>
    <message>
        <source>An earlier run came to this with the same input; it did not run.</source>
        <translation>Une exécution antérieure avait donné ce résultat avec les mêmes entrées ; l’étape n’a pas été lancée.</translation>
    </message>
    <message>
        <source>Its values are pinned; it did not run.</source>
        <translation>Ses valeurs sont épinglées ; l’étape n’a pas été lancée.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds of a countdown</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>attempt %1 of %2</source>
        <translation>essai %1 sur %2</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>essai %1</translation>
    </message>
    <message>
        <source>waits for approval</source>
        <translation>attend une approbation</translation>
    </message>
    <message>
        <source>did it happen? please decide</source>
        <translation>cela s’est-il produit ? à vous de décider</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <extracomment>an attempt, and how long until it begins</extracomment>
        <translation>%1 dans %2</translation>
    </message>
    <message>
        <source>goes on in %1</source>
        <translation>reprend dans %1</translation>
    </message>
    <message>
        <source>held by a breakpoint</source>
        <translation>arrêtée par un point d’arrêt</translation>
    </message>
    <message>
        <source>held: going step by step</source>
        <translation>arrêtée : pas à pas</translation>
    </message>
    <message>
        <source>held: the condition of the breakpoint is broken</source>
        <translation>arrêtée : la condition du point d’arrêt est fautive</translation>
    </message>
    <message numerus="yes">
        <source>%n passes done</source>
        <translation>
            <numerusform>%n passage terminé</numerusform>
            <numerusform>%n passages terminés</numerusform>
        </translation>
    </message>
    <message>
        <source>approved by %1</source>
        <translation>approuvée par %1</translation>
    </message>
    <message>
        <source>rejected by %1</source>
        <translation>refusée par %1</translation>
    </message>
</context>
<context>
    <name>RunReport</name>
    <message>
        <source>%1 of %2 steps</source>
        <extracomment>Finished and planned steps</extracomment>
        <translation>%1 étapes sur&#xa0;%2</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Essais</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Attente</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Décisions</translation>
    </message>
    <message>
        <source>%1: approved by %2</source>
        <extracomment>%1 is a step, %2 a person</extracomment>
        <translation>%1&#xa0;: approuvée par %2</translation>
    </message>
    <message>
        <source>%1: rejected by %2</source>
        <translation>%1&#xa0;: refusée par %2</translation>
    </message>
    <message>
        <source>Artefacts</source>
        <translation>Artefacts</translation>
    </message>
</context>
<context>
    <name>RunRow</name>
    <message>
        <source>%1 · %2 · again</source>
        <comment>state, when; the run repeats another</comment>
        <translation>%1 · %2 · relancée</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>state, when</comment>
        <translation>%1 ·&#xa0;%2</translation>
    </message>
</context>
<context>
    <name>RunState</name>
    <message>
        <source>Queued</source>
        <translation>En file d’attente</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>Vous attend</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Réussie</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échouée</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>Queued until another run leaves the folder</source>
        <translation>En file d’attente jusqu’à ce qu’une autre exécution libère le dossier</translation>
    </message>
    <message>
        <source>Queued until it has its turn</source>
        <translation>En file d’attente jusqu’à son tour</translation>
    </message>
</context>
<context>
    <name>RunsPage</name>
    <message>
        <source>Runs</source>
        <comment>page title</comment>
        <translation>Exécutions</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for you</source>
        <comment>runs</comment>
        <translation>
            <numerusform>%n vous attend</numerusform>
            <numerusform>%n vous attendent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <comment>runs</comment>
        <translation>
            <numerusform>%n en cours</numerusform>
            <numerusform>%n en cours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScrollBar</name>
    <message>
        <source>Scroll sideways</source>
        <comment>scroll bar</comment>
        <translation>Défiler de côté</translation>
    </message>
    <message>
        <source>Scroll</source>
        <comment>scroll bar</comment>
        <translation>Défiler</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Find in the workflow</source>
        <comment>search field</comment>
        <translation>Rechercher dans le workflow</translation>
    </message>
    <message>
        <source>Previous match</source>
        <comment>button</comment>
        <translation>Correspondance précédente</translation>
    </message>
    <message>
        <source>Next match</source>
        <comment>button</comment>
        <translation>Correspondance suivante</translation>
    </message>
    <message>
        <source>Close the search and stay here</source>
        <translation>Fermer la recherche et rester ici</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <comment>empties the search field</comment>
        <translation>Vider</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>About</source>
        <comment>section of the settings</comment>
        <translation>À propos</translation>
    </message>
</context>
<context>
    <name>SettingsPane</name>
    <message>
        <source>Settings</source>
        <comment>page title</comment>
        <translation>Réglages</translation>
    </message>
</context>
<context>
    <name>ShellWindow</name>
    <message>
        <source>%1 — AgentOps Workbench</source>
        <comment>window title: a repository</comment>
        <translation>%1 — AgentOps Workbench</translation>
    </message>
</context>
<context>
    <name>ShortcutsOverview</name>
    <message>
        <source>Keyboard shortcuts</source>
        <comment>title</comment>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>closes a panel</comment>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <comment>opens the settings</comment>
        <translation>Modifier les touches…</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Trouver une commande ou une touche</translation>
    </message>
    <message>
        <source>No command is called that, and none has that key.</source>
        <translation>Aucune commande ne porte ce nom ni n’a cette touche.</translation>
    </message>
</context>
<context>
    <name>StartView</name>
    <message>
        <source>Looking for workflows…</source>
        <translation>Recherche des workflows…</translation>
    </message>
    <message>
        <source>The workflows cannot be read</source>
        <translation>Les workflows ne peuvent pas être lus</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Take a change from task to deployed</source>
        <translation>Mener un changement de la tâche au déploiement</translation>
    </message>
    <message>
        <source>A workflow is a graph of steps. Open the example “Check and ship” to see one work on this repository, or begin with an empty one.</source>
        <translation>Un workflow est un graphe d’étapes. Ouvrez l’exemple «&#xa0;Vérifier et livrer&#xa0;» pour en voir un travailler sur ce dépôt, ou commencez par un workflow vide.</translation>
    </message>
    <message>
        <source>New workflow</source>
        <translation>Nouveau workflow</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Ouvrir un fichier…</translation>
    </message>
    <message>
        <source>Or drop one here: a workflow of this program, of GitHub Actions, or exported by n8n.</source>
        <translation>Ou déposez-en un ici : un workflow de ce programme, de GitHub Actions ou exporté par n8n.</translation>
    </message>
    <message>
        <source>From a template…</source>
        <translation>À partir d’un modèle…</translation>
    </message>
</context>
<context>
    <name>StatePill</name>
    <message>
        <source>succeeded</source>
        <comment>state</comment>
        <translation>réussie</translation>
    </message>
    <message>
        <source>running</source>
        <comment>state</comment>
        <translation>en cours</translation>
    </message>
    <message>
        <source>waiting</source>
        <comment>state</comment>
        <translation>en attente</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>state</comment>
        <translation>échouée</translation>
    </message>
    <message>
        <source>in doubt</source>
        <comment>state: nobody knows whether it happened</comment>
        <translation>incertaine</translation>
    </message>
    <message>
        <source>skipped</source>
        <comment>state</comment>
        <translation>sautée</translation>
    </message>
    <message>
        <source>cancelled</source>
        <comment>state</comment>
        <translation>annulée</translation>
    </message>
    <message>
        <source>pending</source>
        <comment>state</comment>
        <translation>prévue</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a state and what it is about</comment>
        <translation>%1 ·&#xa0;%2</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <comment>the bar at the bottom of the window</comment>
        <translation>Barre d’état</translation>
    </message>
    <message>
        <source>No repository</source>
        <comment>status bar</comment>
        <translation>Aucun dépôt</translation>
    </message>
    <message>
        <source>Notifications</source>
        <comment>status bar</comment>
        <translation>Notifications</translation>
    </message>
    <message numerus="yes">
        <source>Index up to date · %Ln file(s)</source>
        <comment>status bar</comment>
        <translation>
            <numerusform>Index à jour · %Ln fichier</numerusform>
            <numerusform>Index à jour · %Ln fichiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusRun</name>
    <message>
        <source>Show the run that waits: %1</source>
        <comment>status bar</comment>
        <translation>Afficher l’exécution en attente&#xa0;: %1</translation>
    </message>
    <message>
        <source>Show the run: %1</source>
        <comment>status bar</comment>
        <translation>Afficher l’exécution&#xa0;: %1</translation>
    </message>
    <message>
        <source>Cancel the run: %1</source>
        <comment>status bar</comment>
        <translation>Annuler l’exécution&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>StatusWork</name>
    <message>
        <source>Cancel: %1</source>
        <comment>stops the work that is named</comment>
        <translation>Annuler&#xa0;:&#xa0;%1</translation>
    </message>
</context>
<context>
    <name>StepDetail</name>
    <message>
        <source>Show log</source>
        <comment>button of a step</comment>
        <translation>Afficher le journal</translation>
    </message>
    <message>
        <source>Run again from here</source>
        <comment>button of a step</comment>
        <translation>Relancer à partir d’ici</translation>
    </message>
    <message>
        <source>Kind</source>
        <comment>a fact about a step</comment>
        <translation>Type</translation>
    </message>
    <message>
        <source>Began after</source>
        <comment>a fact about a step</comment>
        <translation>Commencé après</translation>
    </message>
    <message>
        <source>Worked</source>
        <comment>how long a step worked</comment>
        <translation>Travail</translation>
    </message>
    <message>
        <source>Waited</source>
        <comment>how long a step waited</comment>
        <translation>Attente</translation>
    </message>
    <message>
        <source>Attempt</source>
        <comment>a fact about a step</comment>
        <translation>Essai</translation>
    </message>
</context>
<context>
    <name>StepState</name>
    <message>
        <source>Planned</source>
        <translation>Prévue</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Needs approval</source>
        <translation>À approuver</translation>
    </message>
    <message>
        <source>Waits to retry</source>
        <translation>Attend avant de réessayer</translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation>Incertaine</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Réussie</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échouée</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Sautée</translation>
    </message>
    <message>
        <source>Waits for its time</source>
        <translation>Attend son heure</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Attend son tour</translation>
    </message>
</context>
<context>
    <name>StepValues</name>
    <message>
        <source>Pass of the step</source>
        <comment>chooser</comment>
        <translation>Passage de l’étape</translation>
    </message>
    <message>
        <source>Port of the step</source>
        <comment>chooser</comment>
        <translation>Port de l’étape</translation>
    </message>
    <message>
        <source>pinned</source>
        <comment>where a value comes from</comment>
        <translation>épinglé</translation>
    </message>
    <message>
        <source>from an earlier run</source>
        <comment>where a value comes from</comment>
        <translation>d’une exécution précédente</translation>
    </message>
    <message>
        <source>Compare with an earlier run</source>
        <comment>button</comment>
        <translation>Comparer avec une exécution précédente</translation>
    </message>
    <message>
        <source>Earlier run to compare with</source>
        <comment>chooser</comment>
        <translation>Exécution précédente à comparer</translation>
    </message>
    <message>
        <source>There is no earlier run of this workflow.</source>
        <translation>Il n’y a pas d’exécution précédente de ce workflow.</translation>
    </message>
</context>
<context>
    <name>Tab</name>
    <message>
        <source>%1, %2</source>
        <comment>a tab and how many things are in it</comment>
        <translation>%1,&#xa0;%2</translation>
    </message>
</context>
<context>
    <name>TemplateCard</name>
    <message>
        <source>%1. %2</source>
        <comment>how many steps a template has, and what it is for</comment>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>TemplateGallery</name>
    <message>
        <source>Use</source>
        <comment>opens a copy of a template</comment>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>New from a template</source>
        <comment>dialog title</comment>
        <translation>Nouveau à partir d’un modèle</translation>
    </message>
    <message>
        <source>Find a template</source>
        <translation>Chercher un modèle</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be read: %1</source>
        <translation>
            <numerusform>%n fichier illisible : %1</numerusform>
            <numerusform>%n fichiers illisibles : %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>The templates cannot be read</source>
        <translation>Les modèles ne peuvent pas être lus</translation>
    </message>
    <message>
        <source>No template is called like that</source>
        <translation>Aucun modèle ne porte ce nom</translation>
    </message>
    <message>
        <source>There are no templates here</source>
        <translation>Il n’y a pas de modèle ici</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Modèles</translation>
    </message>
</context>
<context>
    <name>TemplateSources</name>
    <message>
        <source>Source of the templates</source>
        <translation>Source des modèles</translation>
    </message>
    <message>
        <source>Read this source again</source>
        <translation>Relire cette source</translation>
    </message>
    <message>
        <source>Forget this source</source>
        <translation>Oublier cette source</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ajouter un dossier…</translation>
    </message>
    <message>
        <source>Another folder, or the address of a git repository</source>
        <translation>Un autre dossier, ou l’adresse d’un dépôt git</translation>
    </message>
    <message>
        <source>Add</source>
        <comment>a source of templates</comment>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Folder with templates</source>
        <comment>dialog title</comment>
        <translation>Dossier de modèles</translation>
    </message>
</context>
<context>
    <name>ThreadCard</name>
    <message>
        <source>Resolved thread</source>
        <translation>Fil résolu</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>résolu</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>Reply, in Markdown</source>
        <translation>Réponse, en Markdown</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Résoudre</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>Looking back over the run</source>
        <translation>Retour sur l’exécution</translation>
    </message>
    <message>
        <source>Run on the canvas</source>
        <comment>chooser</comment>
        <translation>Exécution affichée</translation>
    </message>
    <message>
        <source>Previous moment</source>
        <comment>button</comment>
        <translation>Moment précédent</translation>
    </message>
    <message>
        <source>Pause</source>
        <comment>button: moments of a run</comment>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play the run</source>
        <comment>button: moments of a run</comment>
        <translation>Rejouer l’exécution</translation>
    </message>
    <message>
        <source>Next moment</source>
        <comment>button</comment>
        <translation>Moment suivant</translation>
    </message>
    <message>
        <source>Next failure</source>
        <comment>button: moments of a run</comment>
        <translation>Échec suivant</translation>
    </message>
    <message>
        <source>Back to now</source>
        <comment>button: moments of a run</comment>
        <translation>Retour au présent</translation>
    </message>
    <message>
        <source>No run of this workflow is on the canvas.</source>
        <translation>Aucune exécution de ce workflow n’est affichée.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a moment of a run</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a moment of a run, and its time</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>TimeSlider</name>
    <message>
        <source>Moments of the run</source>
        <translation>Moments de l’exécution</translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>%1 ms</source>
        <extracomment>Milliseconds</extracomment>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>Seconds</extracomment>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <extracomment>Minutes and seconds</extracomment>
        <translation>%1&#xa0;min&#xa0;%2&#xa0;s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <extracomment>Hours and minutes</extracomment>
        <translation>%1&#xa0;h&#xa0;%2&#xa0;min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <extracomment>Days and hours</extracomment>
        <translation>%1&#xa0;j&#xa0;%2&#xa0;h</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <extracomment>How long ago, in minutes</extracomment>
        <translation>il y a %1&#xa0;min</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <extracomment>%1 is a time of day</extracomment>
        <translation>hier&#xa0;%1</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>Day and month of a date, as QLocale::toString() wants it</extracomment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>Day, month and year of a date, as QLocale::toString() wants it</extracomment>
        <translation>d MMM yyyy</translation>
    </message>
</context>
<context>
    <name>TimelineTab</name>
    <message>
        <source>Steps</source>
        <comment>list</comment>
        <translation>Étapes</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Dismiss</source>
        <comment>closes a notification</comment>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>ValueChanges</name>
    <message>
        <source>The earlier run has handed on the same.</source>
        <translation>L’exécution précédente a transmis la même chose.</translation>
    </message>
    <message>
        <source>No difference</source>
        <comment>title</comment>
        <translation>Aucune différence</translation>
    </message>
    <message>
        <source>Changes since the earlier run</source>
        <comment>list</comment>
        <translation>Changements depuis l’exécution précédente</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>a value before and now</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>the whole value</source>
        <translation>toute la valeur</translation>
    </message>
</context>
<context>
    <name>ValueImage</name>
    <message>
        <source>The file may be gone, or it holds something else.</source>
        <translation>Le fichier a peut-être disparu, ou il contient autre chose.</translation>
    </message>
    <message>
        <source>The image cannot be shown</source>
        <comment>title</comment>
        <translation>L’image ne peut pas être affichée</translation>
    </message>
    <message>
        <source>Image of %1 × %2 pixels</source>
        <translation>Image de %1 × %2 pixels</translation>
    </message>
</context>
<context>
    <name>ValueMenu</name>
    <message>
        <source>Copy value</source>
        <comment>menu entry</comment>
        <translation>Copier la valeur</translation>
    </message>
    <message>
        <source>Copy expression</source>
        <comment>menu entry: what stands for the value in a field</comment>
        <translation>Copier l’expression</translation>
    </message>
</context>
<context>
    <name>ValuePatch</name>
    <message>
        <source>Value as a diff</source>
        <comment>list</comment>
        <translation>Valeur sous forme de diff</translation>
    </message>
</context>
<context>
    <name>ValueSearch</name>
    <message>
        <source>Search the value</source>
        <comment>search field</comment>
        <translation>Rechercher dans la valeur</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <comment>of a search in a value</comment>
        <translation>
            <numerusform>%n résultat</numerusform>
            <numerusform>%n résultats</numerusform>
        </translation>
    </message>
    <message>
        <source>Previous match</source>
        <comment>button</comment>
        <translation>Résultat précédent</translation>
    </message>
    <message>
        <source>Next match</source>
        <comment>button</comment>
        <translation>Résultat suivant</translation>
    </message>
</context>
<context>
    <name>ValueTable</name>
    <message numerus="yes">
        <source>Value as a table, %n row(s)</source>
        <comment>table</comment>
        <translation>
            <numerusform>Valeur sous forme de tableau, %n ligne</numerusform>
            <numerusform>Valeur sous forme de tableau, %n lignes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ValueTableHead</name>
    <message>
        <source>ascending</source>
        <comment>how a column is sorted</comment>
        <translation>croissant</translation>
    </message>
    <message>
        <source>descending</source>
        <comment>how a column is sorted</comment>
        <translation>décroissant</translation>
    </message>
    <message>
        <source>Sort by %1</source>
        <comment>head of a column</comment>
        <translation>Trier par %1</translation>
    </message>
</context>
<context>
    <name>ValueText</name>
    <message>
        <source>Value as text</source>
        <translation>Valeur sous forme de texte</translation>
    </message>
</context>
<context>
    <name>ValueTree</name>
    <message>
        <source>Value as a tree</source>
        <comment>list</comment>
        <translation>Valeur sous forme d’arbre</translation>
    </message>
</context>
<context>
    <name>ValueTreeRow</name>
    <message>
        <source>open</source>
        <comment>a branch of a tree</comment>
        <translation>ouvert</translation>
    </message>
    <message>
        <source>closed</source>
        <comment>a branch of a tree</comment>
        <translation>fermé</translation>
    </message>
</context>
<context>
    <name>ValueView</name>
    <message>
        <source>Show the value as</source>
        <comment>chooser</comment>
        <translation>Afficher la valeur comme</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <comment>button: opens the file manager</comment>
        <translation>Afficher son dossier</translation>
    </message>
    <message>
        <source>Copy expression</source>
        <comment>button: copies what stands for the value in a field</comment>
        <translation>Copier l’expression</translation>
    </message>
    <message>
        <source>Copy all of the value</source>
        <comment>button</comment>
        <translation>Copier toute la valeur</translation>
    </message>
    <message>
        <source>There are too many columns: this is only a part of them.</source>
        <translation>Il y a trop de colonnes : en voici seulement une partie.</translation>
    </message>
    <message>
        <source>There are more differences than these.</source>
        <translation>Il y a d’autres différences que celles-ci.</translation>
    </message>
    <message>
        <source>This is the beginning of a large value. Copying takes all of it.</source>
        <translation>Voici le début d’une grande valeur. La copie la prend en entier.</translation>
    </message>
    <message>
        <source>Nothing was handed on</source>
        <comment>title: a step has no value here</comment>
        <translation>Rien n’a été transmis</translation>
    </message>
</context>
<context>
    <name>VersionList</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Each time the file is saved a version of it is kept.</source>
        <translation>Une version du fichier est gardée à chaque enregistrement.</translation>
    </message>
    <message>
        <source>Save the workflow, and each version of its file is kept.</source>
        <translation>Enregistrez le workflow, et chaque version de son fichier est gardée.</translation>
    </message>
    <message>
        <source>The versions cannot be read</source>
        <translation>Les versions ne peuvent pas être lues</translation>
    </message>
    <message>
        <source>No versions yet</source>
        <translation>Aucune version</translation>
    </message>
    <message>
        <source>Versions of the file, newest first</source>
        <translation>Versions du fichier, les plus récentes d’abord</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>number and kind of a version</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1. Enter restores it, C compares it with now.</source>
        <translation>%1. Entrée la restaure, C la compare avec maintenant.</translation>
    </message>
    <message>
        <source>Compare with now</source>
        <translation>Comparer avec maintenant</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Open another repository</source>
        <comment>button after an error</comment>
        <translation>Ouvrir un autre dépôt</translation>
    </message>
    <message>
        <source>%1 could not be opened</source>
        <comment>a repository</comment>
        <translation>%1 n’a pas pu être ouvert</translation>
    </message>
    <message>
        <source>Open a repository</source>
        <comment>button</comment>
        <translation>Ouvrir un dépôt</translation>
    </message>
    <message>
        <source>Draw and run workflows on it, see how its code hangs together, and review changes. Everything stays on this machine.</source>
        <comment>first start</comment>
        <translation>Dessinez-y des workflows et exécutez-les, voyez comment son code s’articule et relisez les changements. Tout reste sur cette machine.</translation>
    </message>
    <message>
        <source>Open a Git repository to begin</source>
        <comment>first start</comment>
        <translation>Ouvrez un dépôt Git pour commencer</translation>
    </message>
    <message>
        <source>Recent</source>
        <comment>heading of the list of repositories</comment>
        <translation>Récents</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <comment>removes a repository from the list</comment>
        <translation>Oublier&#xa0;%1</translation>
    </message>
</context>
<context>
    <name>WorkflowChange</name>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Conteneur</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Attend</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Tentatives</translation>
    </message>
    <message>
        <source>Time limit of an attempt</source>
        <translation>Délai d’une tentative</translation>
    </message>
    <message>
        <source>Time limit in all</source>
        <translation>Délai total</translation>
    </message>
    <message>
        <source>At the same time</source>
        <translation>En même temps</translation>
    </message>
    <message>
        <source>Key against repetition</source>
        <translation>Clé contre la répétition</translation>
    </message>
    <message>
        <source>On error</source>
        <translation>En cas d’erreur</translation>
    </message>
    <message>
        <source>Reuse of outcomes</source>
        <translation>Réutilisation des résultats</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Steps in it</source>
        <translation>Étapes contenues</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Value without an answer</source>
        <translation>Valeur sans réponse</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Obligatoire</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Work in</source>
        <translation>Travailler dans</translation>
    </message>
    <message>
        <source>Runs at the same time</source>
        <translation>Exécutions simultanées</translation>
    </message>
    <message>
        <source>added</source>
        <comment>an element</comment>
        <translation>ajouté</translation>
    </message>
    <message>
        <source>removed</source>
        <comment>an element</comment>
        <translation>supprimé</translation>
    </message>
    <message>
        <source>changed</source>
        <comment>an element</comment>
        <translation>modifié</translation>
    </message>
    <message>
        <source>moved</source>
        <comment>an element</comment>
        <translation>déplacé</translation>
    </message>
    <message>
        <source>to be decided</source>
        <comment>a conflict of a merge</comment>
        <translation>à décider</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a port of a node</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Connection from %1 to %2</source>
        <translation>Connexion de %1 à %2</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Note : %1</translation>
    </message>
    <message>
        <source>Frame %1</source>
        <translation>Cadre %1</translation>
    </message>
    <message>
        <source>Input %1</source>
        <comment>of a workflow</comment>
        <translation>Entrée %1</translation>
    </message>
    <message>
        <source>The workflow itself</source>
        <translation>Le workflow lui-même</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Open conflict</source>
        <translation>Conflit ouvert</translation>
    </message>
    <message>
        <source>Order of the inputs</source>
        <translation>Ordre des entrées</translation>
    </message>
    <message>
        <source>Order in the file</source>
        <translation>Ordre dans le fichier</translation>
    </message>
</context>
<context>
    <name>WorkflowChooser</name>
    <message>
        <source>New workflow…</source>
        <translation>Nouveau workflow…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Open a workflow</source>
        <translation>Ouvrir un workflow</translation>
    </message>
</context>
<context>
    <name>WorkflowContainer</name>
    <message numerus="yes">
        <source>%n steps inside</source>
        <translation>
            <numerusform>%n étape à l’intérieur</numerusform>
            <numerusform>%n étapes à l’intérieur</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop steps here</source>
        <translation>Déposez des étapes ici</translation>
    </message>
</context>
<context>
    <name>WorkflowDiagnostic</name>
    <message>
        <source>This program has no node of the kind “%1”.</source>
        <translation>Ce programme n’a pas de nœud du type «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>A connection ends at the port “%1”, which is not there.</source>
        <translation>Une liaison aboutit au port «&#xa0;%1&#xa0;», qui n’existe pas.</translation>
    </message>
    <message>
        <source>A connection ends at the node “%1”, which is not there.</source>
        <translation>Une liaison aboutit au nœud «&#xa0;%1&#xa0;», qui n’existe pas.</translation>
    </message>
    <message>
        <source>“%1” does not fit into “%2”.</source>
        <translation>«&#xa0;%1&#xa0;» ne convient pas à «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>This step waits for itself through other steps.</source>
        <translation>Cette étape s’attend elle-même à travers d’autres étapes.</translation>
    </message>
    <message>
        <source>The input “%1” needs a connection.</source>
        <translation>L’entrée «&#xa0;%1&#xa0;» a besoin d’une liaison.</translation>
    </message>
    <message>
        <source>The condition cannot be understood.</source>
        <translation>La condition est incompréhensible.</translation>
    </message>
    <message>
        <source>An expression in “%1” refers to nothing.</source>
        <translation>Une expression dans «&#xa0;%1&#xa0;» ne renvoie à rien.</translation>
    </message>
    <message>
        <source>The workflow has no steps.</source>
        <translation>Le workflow n’a aucune étape.</translation>
    </message>
    <message>
        <source>This kind of node has no setting “%1”.</source>
        <translation>Ce type de nœud n’a pas de réglage «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>“%1” needs a value.</source>
        <translation>«&#xa0;%1&#xa0;» a besoin d’une valeur.</translation>
    </message>
    <message>
        <source>The value of “%1” does not fit.</source>
        <translation>La valeur de «&#xa0;%1&#xa0;» ne convient pas.</translation>
    </message>
    <message>
        <source>A connection leads into a container, or out of one.</source>
        <translation>Une liaison entre dans un conteneur ou en sort.</translation>
    </message>
    <message>
        <source>“%1” cannot have this step in it.</source>
        <translation>«&#xa0;%1&#xa0;» ne peut pas contenir cette étape.</translation>
    </message>
    <message>
        <source>“%1” has no effect on a container; set it on the steps in it.</source>
        <translation>«&#xa0;%1&#xa0;» n’a aucun effet sur un conteneur&#x202f;; réglez-le sur les étapes qu’il contient.</translation>
    </message>
    <message>
        <source>An expression in “%1” cannot be understood.</source>
        <translation>Une expression dans «&#xa0;%1&#xa0;» est incompréhensible.</translation>
    </message>
    <message>
        <source>A step that changes something outside always runs; earlier outcomes never stand for it.</source>
        <translation>Une étape qui change quelque chose à l’extérieur s’exécute toujours&#x202f;; un résultat antérieur n’en tient jamais lieu.</translation>
    </message>
    <message>
        <source>Both sides of a merge have changed %1: decide which one is to be.</source>
        <translation>Les deux côtés d’une fusion ont modifié %1&#xa0;: décidez lequel doit rester.</translation>
    </message>
    <message>
        <source>“%1” has no field “%2”.</source>
        <translation>«&#xa0;%1&#xa0;» n’a pas de champ «&#xa0;%2&#xa0;».</translation>
    </message>
</context>
<context>
    <name>WorkflowDrawer</name>
    <message>
        <source>Below the canvas</source>
        <translation>Sous le schéma</translation>
    </message>
    <message>
        <source>Problems</source>
        <comment>tab</comment>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>Logs</source>
        <comment>tab</comment>
        <translation>Journaux</translation>
    </message>
    <message>
        <source>Outline</source>
        <comment>tab</comment>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Data</source>
        <comment>tab: what a run moved between steps</comment>
        <translation>Données</translation>
    </message>
    <message>
        <source>History</source>
        <comment>tab</comment>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Breakpoints</source>
        <comment>tab</comment>
        <translation>Points d’arrêt</translation>
    </message>
</context>
<context>
    <name>WorkflowList</name>
    <message>
        <source>Workflows</source>
        <translation>Workflows</translation>
    </message>
    <message>
        <source>unsaved</source>
        <comment>edits that are not in the file yet</comment>
        <translation>non enregistré</translation>
    </message>
</context>
<context>
    <name>WorkflowPage</name>
    <message>
        <source>Workflows</source>
        <comment>page title</comment>
        <translation>Workflows</translation>
    </message>
</context>
<context>
    <name>ZoomTools</name>
    <message>
        <source>%1 %</source>
        <comment>zoom</comment>
        <translation>%1&#xa0;%</translation>
    </message>
</context>
<context>
    <name>agentops::ui::ArtefactPreview</name>
    <message>
        <source>Reading %1</source>
        <translation>Lecture de&#xa0;%1</translation>
    </message>
</context>
<context>
    <name>agentops::ui::EarlierRuns</name>
    <message>
        <source>%1 · %2</source>
        <extracomment>when a run was made, and how it ended</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Looking for earlier runs</source>
        <translation>Recherche des exécutions précédentes</translation>
    </message>
    <message>
        <source>Reading the earlier run</source>
        <translation>Lecture de l’exécution précédente</translation>
    </message>
</context>
<context>
    <name>agentops::ui::KeysModel</name>
    <message>
        <source>%1: no keys</source>
        <comment>a command without keys</comment>
        <translation>%1 : aucune touche</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a command and its keys</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source> or </source>
        <comment>between two keys</comment>
        <translation> ou </translation>
    </message>
    <message>
        <source>%1 is the key of “%2”.</source>
        <comment>a key and a command</comment>
        <translation>%1 est la touche de « %2 ».</translation>
    </message>
    <message>
        <source>%1 always means “%2”.</source>
        <comment>a key and what it does</comment>
        <translation>%1 signifie toujours « %2 ».</translation>
    </message>
</context>
<context>
    <name>agentops::ui::LogSearch</name>
    <message>
        <source>Searching the log</source>
        <translation>Recherche dans le journal</translation>
    </message>
</context>
<context>
    <name>agentops::ui::PaletteModel</name>
    <message>
        <source>Recently used</source>
        <translation>Utilisés récemment</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>Rien ne porte ce nom.</translation>
    </message>
    <message>
        <source>No kind of node fits.</source>
        <translation>Aucun type de nœud ne convient.</translation>
    </message>
    <message>
        <source>There is nothing in this workflow yet.</source>
        <translation>Ce workflow est encore vide.</translation>
    </message>
    <message>
        <source>There are no workflows yet.</source>
        <translation>Il n’y a pas encore de workflow.</translation>
    </message>
    <message>
        <source>Nothing has run yet.</source>
        <translation>Rien n’a encore été exécuté.</translation>
    </message>
    <message>
        <source>Nothing can be done here.</source>
        <translation>Rien à faire ici.</translation>
    </message>
</context>
<context>
    <name>agentops::ui::QuestionModel</name>
    <message>
        <source>Did “%1” happen?</source>
        <translation>«&#xa0;%1&#xa0;»&#xa0;: cela s’est-il produit&#x202f;?</translation>
    </message>
    <message>
        <source>The program ended while this step was changing something outside of its worktree. Look whether it did, then say how to go on.</source>
        <translation>Le programme s’est arrêté pendant que cette étape changeait quelque chose hors de son worktree. Vérifiez si elle l’a fait, puis dites comment continuer.</translation>
    </message>
    <message>
        <source>“%1” is held before it begins</source>
        <translation>« %1 » est arrêtée avant de commencer</translation>
    </message>
</context>
<context>
    <name>agentops::ui::RunListModel</name>
    <message>
        <source>%1 of %2</source>
        <extracomment>Finished and planned steps of a run</extracomment>
        <translation>%1 sur&#xa0;%2</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4 of %5 steps</source>
        <extracomment>Workflow, state, when it began, finished and planned steps</extracomment>
        <translation>%1,&#xa0;%2,&#xa0;%3,&#xa0;%4 étapes sur&#xa0;%5</translation>
    </message>
</context>
<context>
    <name>agentops::ui::RunLogModel</name>
    <message>
        <source>%1, pass %2</source>
        <translation>%1, passage&#xa0;%2</translation>
    </message>
    <message>
        <source>Copying the log</source>
        <translation>Copie du journal</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) copied</source>
        <translation>
            <numerusform>%n ligne copiée</numerusform>
            <numerusform>%n lignes copiées</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for %1</source>
        <translation>Recherche de %1</translation>
    </message>
    <message>
        <source>%1 is not in the folder of the run</source>
        <translation>%1 n’est pas dans le dossier de l’exécution</translation>
    </message>
    <message>
        <source>%1, line %2, was opened</source>
        <translation>%1, ligne %2, a été ouvert</translation>
    </message>
    <message>
        <source>%1 can be run: its folder was opened</source>
        <translation>%1 est exécutable : son dossier a été ouvert</translation>
    </message>
    <message>
        <source>Reading the log</source>
        <translation>Lecture du journal</translation>
    </message>
</context>
<context>
    <name>agentops::ui::RunStepModel</name>
    <message>
        <source>attempt %1</source>
        <extracomment>Which attempt at a step this is</extracomment>
        <translation>essai&#xa0;%1</translation>
    </message>
    <message>
        <source>All steps</source>
        <translation>Toutes les étapes</translation>
    </message>
</context>
<context>
    <name>agentops::ui::RunView</name>
    <message>
        <source>%1 of %2 steps</source>
        <extracomment>Finished and planned steps of a run</extracomment>
        <translation>%1 étapes sur&#xa0;%2</translation>
    </message>
</context>
<context>
    <name>agentops::ui::RunsController</name>
    <message>
        <source>Reading the list of runs</source>
        <translation>Lecture de la liste des exécutions</translation>
    </message>
    <message>
        <source>Reading the run</source>
        <translation>Lecture de l’exécution</translation>
    </message>
    <message>
        <source>Approving</source>
        <translation>Approbation</translation>
    </message>
    <message>
        <source>Rejecting</source>
        <translation>Refus</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Cancelling the run</source>
        <translation>Annulation de l’exécution</translation>
    </message>
    <message>
        <source>Resuming the run</source>
        <translation>Reprise de l’exécution</translation>
    </message>
    <message>
        <source>Starting the run again</source>
        <translation>Relance de l’exécution</translation>
    </message>
    <message>
        <source>Starting again from “%1”</source>
        <translation>Relance à partir de «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Going on</source>
        <translation>Reprise</translation>
    </message>
</context>
<context>
    <name>agentops::ui::ShownValue</name>
    <message>
        <source>Nothing</source>
        <comment>there is no value</comment>
        <translation>Rien</translation>
    </message>
    <message>
        <source>Value</source>
        <comment>way to show a number</comment>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Text</source>
        <comment>way to show a value</comment>
        <translation>Texte</translation>
    </message>
    <message>
        <source>JSON</source>
        <comment>way to show a value</comment>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Markdown</source>
        <comment>way to show a value</comment>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Diff</source>
        <comment>way to show a value</comment>
        <translation>Diff</translation>
    </message>
    <message>
        <source>Image</source>
        <comment>way to show a value</comment>
        <translation>Image</translation>
    </message>
    <message>
        <source>Table</source>
        <comment>way to show a value</comment>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Tree</source>
        <comment>way to show a value</comment>
        <translation>Arbre</translation>
    </message>
    <message>
        <source>Changes</source>
        <comment>way to show a value: what is different in another run</comment>
        <translation>Changements</translation>
    </message>
</context>
<context>
    <name>agentops::ui::StepData</name>
    <message>
        <source>Pass %1</source>
        <extracomment>a pass of a step that runs several times, such as 3, or 2.3 for pass 3 within pass 2</extracomment>
        <translation>Passage %1</translation>
    </message>
</context>
<context>
    <name>agentops::ui::ValueDiffModel</name>
    <message>
        <source>the whole value</source>
        <translation>toute la valeur</translation>
    </message>
    <message>
        <source>%1 was added: %2</source>
        <translation>%1 a été ajouté : %2</translation>
    </message>
    <message>
        <source>%1 was removed: %2</source>
        <translation>%1 a été retiré : %2</translation>
    </message>
    <message>
        <source>%1 was %2 and is %3</source>
        <translation>%1 valait %2 et vaut %3</translation>
    </message>
</context>
<context>
    <name>agentops::ui::ValueTableModel</name>
    <message>
        <source>%1: %2</source>
        <extracomment>name of a column and what a cell of it holds</extracomment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
</context>
<context>
    <name>agentops::ui::ValueTreeModel</name>
    <message>
        <source>%1: %2</source>
        <extracomment>a key of a value and what it holds</extracomment>
        <translation>%1 : %2</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <comment>of an object</comment>
        <translation>
            <numerusform>%n champ</numerusform>
            <numerusform>%n champs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <comment>of a list</comment>
        <translation>
            <numerusform>%n élément</numerusform>
            <numerusform>%n éléments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agentops::ui::diff::CardsModel</name>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>follows the line</source>
        <comment>a comment whose line moved with its neighbours</comment>
        <translation>suit la ligne</translation>
    </message>
    <message>
        <source>the line was edited</source>
        <comment>a comment</comment>
        <translation>la ligne a été modifiée</translation>
    </message>
    <message>
        <source>the line was moved</source>
        <comment>a comment</comment>
        <translation>la ligne a été déplacée</translation>
    </message>
    <message numerus="yes">
        <source>could be in %n place(s)</source>
        <comment>a comment whose line is found several times</comment>
        <translation>
            <numerusform>peut être à %n endroit</numerusform>
            <numerusform>peut être à %n endroits</numerusform>
        </translation>
    </message>
    <message>
        <source>the line is gone</source>
        <comment>a comment</comment>
        <translation>la ligne a disparu</translation>
    </message>
    <message>
        <source>the file is gone</source>
        <comment>a comment</comment>
        <translation>le fichier a disparu</translation>
    </message>
    <message>
        <source>its place is not known now</source>
        <comment>a comment</comment>
        <translation>sa place n’est pas connue pour l’instant</translation>
    </message>
</context>
<context>
    <name>agentops::ui::diff::DiffDocument</name>
    <message numerus="yes">
        <source>%n unchanged line(s), folded</source>
        <comment>a band in a diff</comment>
        <translation>
            <numerusform>%n ligne inchangée, repliée</numerusform>
            <numerusform>%n lignes inchangées, repliées</numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <comment>an unchanged line</comment>
        <translation>Ligne&#xa0;%1&#xa0;:&#xa0;%2</translation>
    </message>
    <message>
        <source>Changed line %1: %2; before: %3</source>
        <comment>a line that was edited</comment>
        <translation>Ligne modifiée&#xa0;%1&#xa0;:&#xa0;%2&#x202f;; avant&#xa0;:&#xa0;%3</translation>
    </message>
    <message>
        <source>Added line %1: %2</source>
        <translation>Ligne ajoutée&#xa0;%1&#xa0;:&#xa0;%2</translation>
    </message>
    <message>
        <source>Removed line %1: %2</source>
        <translation>Ligne retirée&#xa0;%1&#xa0;:&#xa0;%2</translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged line(s)</source>
        <comment>a band in a diff</comment>
        <translation>
            <numerusform>%n ligne inchangée</numerusform>
            <numerusform>%n lignes inchangées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agentops::ui::diff::ReviewController</name>
    <message>
        <source>Comparing</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>Changes since %1</source>
        <comment>working tree; %1 is a commit</comment>
        <translation>Changements depuis&#xa0;%1</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <comment>what a branch changed since it left another</comment>
        <translation>%1 depuis&#xa0;%2</translation>
    </message>
    <message>
        <source>All of %1</source>
        <comment>every file of a commit</comment>
        <translation>Tout&#xa0;%1</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Lecture de&#xa0;%1</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Saving the comment</source>
        <translation>Enregistrement du commentaire</translation>
    </message>
    <message>
        <source>Saving the reply</source>
        <translation>Enregistrement de la réponse</translation>
    </message>
    <message>
        <source>Deleting the comment</source>
        <translation>Suppression du commentaire</translation>
    </message>
    <message>
        <source>Finishing the review</source>
        <translation>Fin de la revue</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::BreakpointModel</name>
    <message>
        <source>Reading the breakpoints</source>
        <translation>Lecture des points d’arrêt</translation>
    </message>
    <message>
        <source>No step before this one is called “%1”.</source>
        <translation>Aucune étape avant celle-ci ne s’appelle « %1 ».</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::BreakpointStore</name>
    <message>
        <source>Keeping the breakpoints</source>
        <translation>Enregistrement des points d’arrêt</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::CalledWorkflows</name>
    <message>
        <source>Part of %1</source>
        <comment>name of a workflow</comment>
        <translation>Partie de %1</translation>
    </message>
    <message>
        <source>Making a workflow of the selection</source>
        <translation>Création d’un workflow à partir de la sélection</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) become a workflow of their own.</source>
        <translation>
            <numerusform>%n étape devient un workflow à part entière.</numerusform>
            <numerusform>%n étapes deviennent un workflow à part entière.</numerusform>
        </translation>
    </message>
    <message>
        <source>What they read becomes its inputs: %1.</source>
        <translation>Ce qu’elles lisent devient ses entrées : %1.</translation>
    </message>
    <message>
        <source>What is read from them becomes its outputs: %1.</source>
        <translation>Ce qui est lu d’elles devient ses sorties : %1.</translation>
    </message>
    <message>
        <source>Looking for %1</source>
        <translation>Recherche de %1</translation>
    </message>
    <message>
        <source>The file has to be in the repository.</source>
        <translation>Le fichier doit être dans le dépôt.</translation>
    </message>
    <message>
        <source>There is such a file already.</source>
        <translation>Ce fichier existe déjà.</translation>
    </message>
    <message>
        <source>%1 is there already, and stays as it is.</source>
        <translation>%1 existe déjà et reste tel quel.</translation>
    </message>
    <message>
        <source>%1 cannot be written. %2</source>
        <translation>%1 ne peut pas être écrit. %2</translation>
    </message>
    <message>
        <source>The workflow was edited meanwhile: %1 is there, but nothing calls it.</source>
        <translation>Le workflow a été modifié entre-temps : %1 existe, mais rien ne l’appelle.</translation>
    </message>
    <message>
        <source>“%1” is in %2 now. Undo puts the steps back; the file stays.</source>
        <translation>« %1 » est maintenant dans %2. Annuler remet les étapes ; le fichier reste.</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Lecture de %1</translation>
    </message>
    <message>
        <source>The steps of %1 stand in the place of “%2”. The file stays.</source>
        <translation>Les étapes de %1 sont à la place de « %2 ». Le fichier reste.</translation>
    </message>
    <message>
        <source>“%2” is a container with the steps of %1 now: by themselves they would do something else. The file stays.</source>
        <translation>« %2 » est maintenant un conteneur avec les étapes de %1 : seules, elles feraient autre chose. Le fichier reste.</translation>
    </message>
    <message>
        <source>Edits of it that are not saved are among them.</source>
        <translation>Ses modifications non enregistrées y sont comprises.</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>Ouverture de %1</translation>
    </message>
    <message>
        <source>“%1” calls %2, and there is no such file.</source>
        <translation>« %1 » appelle %2, et ce fichier n’existe pas.</translation>
    </message>
    <message>
        <source>“%1” calls %2, which is not in the repository.</source>
        <translation>« %1 » appelle %2, qui n’est pas dans le dépôt.</translation>
    </message>
    <message>
        <source>“%1” calls %2, which cannot be opened. %3</source>
        <translation>« %1 » appelle %2, qui ne peut pas être ouvert. %3</translation>
    </message>
    <message>
        <source>“%1” calls the workflow that it is in.</source>
        <translation>« %1 » appelle le workflow dans lequel il se trouve.</translation>
    </message>
    <message>
        <source>“%1” cannot be opened again. %2</source>
        <translation>« %1 » ne peut pas être rouvert. %2</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::CanvasCommands</name>
    <message>
        <source>no key</source>
        <translation>aucune touche</translation>
    </message>
    <message>
        <source>%1 and %2 walk the nodes, %3 the connections, %4 opens the settings, %5 connects, %6 adds a node.</source>
        <comment>keys of the canvas</comment>
        <translation>%1 et %2 parcourent les nœuds, %3 les liaisons, %4 ouvre les réglages, %5 relie, %6 ajoute un nœud.</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::ConflictModel</name>
    <message>
        <source>%1: %2</source>
        <comment>an element and its field</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>aucune valeur</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a field and its value</comment>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::ConverterOffer</name>
    <message>
        <source>Put a new “%1” in between</source>
        <translation>Intercaler un nouveau « %1 »</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::DraftKeeper</name>
    <message>
        <source>Keeping a draft of %1</source>
        <translation>Conservation d’un brouillon de %1</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::EdgeData</name>
    <message>
        <source>%1 · %2</source>
        <extracomment>a node and one of its ports</extracomment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::ElementProvider</name>
    <message>
        <source>Nodes</source>
        <translation>Nœuds</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message numerus="yes">
        <source>%n nodes</source>
        <comment>in a frame</comment>
        <translation>
            <numerusform>%n nœud</numerusform>
            <numerusform>%n nœuds</numerusform>
        </translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Cadres</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::ExpressionPreviewer</name>
    <message>
        <source>Looking what an expression comes to</source>
        <translation>Évaluation d’une expression</translation>
    </message>
    <message>
        <source>No run has made this value yet.</source>
        <translation>Aucune exécution n’a encore produit cette valeur.</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Ligne %1, colonne %2 : %3</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>the value of an expression</comment>
        <translation>rien</translation>
    </message>
    <message>
        <source>text</source>
        <comment>type of a value</comment>
        <translation>texte</translation>
    </message>
    <message>
        <source>number</source>
        <comment>type of a value</comment>
        <translation>nombre</translation>
    </message>
    <message>
        <source>yes or no</source>
        <comment>type of a value</comment>
        <translation>oui ou non</translation>
    </message>
    <message numerus="yes">
        <source>list of %n</source>
        <comment>type of a value</comment>
        <translation>
            <numerusform>liste de %n</numerusform>
            <numerusform>liste de %n</numerusform>
        </translation>
    </message>
    <message>
        <source>object</source>
        <comment>type of a value</comment>
        <translation>objet</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::FieldModel</name>
    <message>
        <source>This is not a number.</source>
        <translation>Ce n’est pas un nombre.</translation>
    </message>
    <message>
        <source>Write one entry per line, as name: value.</source>
        <translation>Écrivez une entrée par ligne, sous la forme nom: valeur.</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::FileVersionModel</name>
    <message>
        <source>Looking for versions</source>
        <translation>Recherche des versions</translation>
    </message>
    <message>
        <source>Restoring version %1</source>
        <translation>Restauration de la version %1</translation>
    </message>
    <message>
        <source>Saved</source>
        <comment>a version</comment>
        <translation>Enregistrée</translation>
    </message>
    <message>
        <source>Imported</source>
        <comment>a version</comment>
        <translation>Importée</translation>
    </message>
    <message>
        <source>Merged</source>
        <comment>a version</comment>
        <translation>Fusionnée</translation>
    </message>
    <message>
        <source>Restored</source>
        <comment>a version</comment>
        <translation>Restaurée</translation>
    </message>
    <message>
        <source>Changed by another program</source>
        <comment>a version</comment>
        <translation>Modifiée par un autre programme</translation>
    </message>
    <message>
        <source>Reading version %1</source>
        <translation>Lecture de la version %1</translation>
    </message>
    <message>
        <source>version %1 of the file</source>
        <translation>la version %1 du fichier</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::GraphSession</name>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>has an error</source>
        <translation>a une erreur</translation>
    </message>
    <message>
        <source>has a warning</source>
        <translation>a un avertissement</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>de&#xa0;%1</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>vers&#xa0;%1</translation>
    </message>
    <message>
        <source>Input %1 of %2</source>
        <translation>Entrée&#xa0;%1 de&#xa0;%2</translation>
    </message>
    <message>
        <source>Output %1 of %2</source>
        <translation>Sortie&#xa0;%1 de&#xa0;%2</translation>
    </message>
    <message numerus="yes">
        <source>%n nodes selected</source>
        <translation>
            <numerusform>%n nœud sélectionné</numerusform>
            <numerusform>%n nœuds sélectionnés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nodes</source>
        <translation>
            <numerusform>%n nœud</numerusform>
            <numerusform>%n nœuds</numerusform>
        </translation>
    </message>
    <message>
        <source>Connection from %1 of %2 to %3 of %4</source>
        <translation>Liaison de %1 de %2 vers %3 de %4</translation>
    </message>
    <message>
        <source>%1, to be connected to %2</source>
        <translation>%1, à relier à %2</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Note&#xa0;: %1</translation>
    </message>
    <message>
        <source>Frame %1</source>
        <translation>Cadre %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>name and type of a port</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2
%3</source>
        <comment>name, type and help of a port</comment>
        <translation>%1 · %2
%3</translation>
    </message>
    <message>
        <source>in %1</source>
        <comment>the container of a node</comment>
        <translation>dans %1</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>réduit</translation>
    </message>
    <message>
        <source>Into %1</source>
        <comment>a container</comment>
        <translation>Dans %1</translation>
    </message>
    <message>
        <source>has a breakpoint</source>
        <translation>a un point d’arrêt</translation>
    </message>
    <message>
        <source>What led to or from %1 fits no port of the new kind and is gone.</source>
        <comment>names of ports</comment>
        <translation>Ce qui menait à %1 ou en partait ne convient à aucun port du nouveau type et a disparu.</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::HeldStep</name>
    <message>
        <source>Going on</source>
        <translation>Reprise</translation>
    </message>
    <message>
        <source>This is no JSON object: %1</source>
        <translation>Ce n’est pas un objet JSON : %1</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::HistoryModel</name>
    <message>
        <source>Before these edits</source>
        <translation>Avant ces modifications</translation>
    </message>
    <message>
        <source>what it was before these edits</source>
        <translation>son état avant ces modifications</translation>
    </message>
    <message>
        <source>what it was after “%1”</source>
        <comment>an edit</comment>
        <translation>son état après « %1 »</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::ImportModel</name>
    <message>
        <source>%1 cannot be taken over: there are mistakes in it.</source>
        <translation>%1 ne peut pas être repris : il contient des erreurs.</translation>
    </message>
    <message>
        <source>%1 is open as a new workflow.</source>
        <translation>%1 est ouvert comme nouveau workflow.</translation>
    </message>
    <message>
        <source>%1 of %2 is open as a new workflow.</source>
        <translation>%1, de %2, est ouvert comme nouveau workflow.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are different here.</source>
        <translation>
            <numerusform>%n chose diffère ici.</numerusform>
            <numerusform>%n choses diffèrent ici.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::InPlaceEdit</name>
    <message>
        <source>Title of the node</source>
        <translation>Titre du nœud</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>Texte de la note</translation>
    </message>
    <message>
        <source>Title of the frame</source>
        <translation>Titre du cadre</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::InputsModel</name>
    <message>
        <source>This does not fit the type.</source>
        <translation>Cela ne convient pas au type.</translation>
    </message>
    <message>
        <source>A name has letters, digits, - and _, and begins with a letter.</source>
        <translation>Un nom se compose de lettres, de chiffres, de - et de _, et commence par une lettre.</translation>
    </message>
    <message>
        <source>Another input has this name.</source>
        <translation>Une autre entrée porte ce nom.</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::InspectorModel</name>
    <message>
        <source>from %1</source>
        <translation>de&#xa0;%1</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>vers&#xa0;%1</translation>
    </message>
    <message>
        <source>Only reads. After a crash it simply runs again.</source>
        <translation>Ne fait que lire. Après un plantage, il s’exécute simplement à nouveau.</translation>
    </message>
    <message>
        <source>Changes files of its own worktree. After a crash it runs again.</source>
        <translation>Change des fichiers de son propre worktree. Après un plantage, il s’exécute à nouveau.</translation>
    </message>
    <message>
        <source>Changes something outside. After a crash it asks before it runs again.</source>
        <translation>Change quelque chose à l’extérieur. Après un plantage, il demande avant de s’exécuter à nouveau.</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::NodePolicyModel</name>
    <message>
        <source>It is not tried again.</source>
        <translation>Il n’est pas réessayé.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Waits at most: %1</source>
        <translation>Attentes maximales : %1</translation>
    </message>
    <message>
        <source>Waits: %1</source>
        <translation>Attentes : %1</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::NodeProvider</name>
    <message>
        <source>Replace the node</source>
        <comment>title of the palette</comment>
        <translation>Remplacer le nœud</translation>
    </message>
    <message>
        <source>Add a node</source>
        <comment>title of the palette</comment>
        <translation>Ajouter un nœud</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::OutlineModel</name>
    <message>
        <source>%1 from %2</source>
        <translation>%1 de&#xa0;%2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 vers&#xa0;%2</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::OutputsModel</name>
    <message>
        <source>A name has letters, digits, - and _, and begins with a letter.</source>
        <translation>Un nom se compose de lettres, de chiffres, de - et de _, et commence par une lettre.</translation>
    </message>
    <message>
        <source>Another output has this name.</source>
        <translation>Une autre sortie porte ce nom.</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::PassModel</name>
    <message>
        <source>pass %1 of %2</source>
        <translation>passage %1 sur %2</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::PictureExport</name>
    <message>
        <source>Writing %1</source>
        <translation>Écriture de %1</translation>
    </message>
    <message>
        <source>Copying the image</source>
        <translation>Copie de l’image</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::PlanModel</name>
    <message>
        <source>runs</source>
        <comment>what becomes of a step</comment>
        <translation>exécutée</translation>
    </message>
    <message>
        <source>may run</source>
        <comment>what becomes of a step</comment>
        <translation>peut-être exécutée</translation>
    </message>
    <message>
        <source>kept</source>
        <comment>what becomes of a step</comment>
        <translation>conservée</translation>
    </message>
    <message>
        <source>left out</source>
        <comment>what becomes of a step</comment>
        <translation>omise</translation>
    </message>
    <message>
        <source>%1, pass %2</source>
        <translation>%1, passage %2</translation>
    </message>
    <message numerus="yes">
        <source>%n steps run</source>
        <translation>
            <numerusform>%n étape exécutée</numerusform>
            <numerusform>%n étapes exécutées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are kept</source>
        <comment>steps</comment>
        <translation>
            <numerusform>%n conservée</numerusform>
            <numerusform>%n conservées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are left out</source>
        <comment>steps</comment>
        <translation>
            <numerusform>%n omise</numerusform>
            <numerusform>%n omises</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::ProblemModel</name>
    <message>
        <source>The workflow</source>
        <translation>Le workflow</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::RetryClassModel</name>
    <message>
        <source>The work failed</source>
        <translation>Le travail a échoué</translation>
    </message>
    <message>
        <source>Network or server trouble</source>
        <translation>Problème de réseau ou de serveur</translation>
    </message>
    <message>
        <source>Asked too often</source>
        <translation>Trop de demandes</translation>
    </message>
    <message>
        <source>Took too long</source>
        <translation>Trop long</translation>
    </message>
    <message>
        <source>Cannot work</source>
        <translation>Ne peut pas fonctionner</translation>
    </message>
    <message>
        <source>A command, a test or a review came out badly.</source>
        <translation>Une commande, un test ou une revue a donné un mauvais résultat.</translation>
    </message>
    <message>
        <source>A connection, a busy file, a server in trouble.</source>
        <translation>Une connexion, un fichier occupé, un serveur en difficulté.</translation>
    </message>
    <message>
        <source>Too many requests, or no quota left.</source>
        <translation>Trop de requêtes, ou quota épuisé.</translation>
    </message>
    <message>
        <source>The time limit of one attempt was over.</source>
        <translation>La limite de temps d’une tentative a été dépassée.</translation>
    </message>
    <message>
        <source>A wrong parameter, a missing file, no permission: not tried again unless it is said here.</source>
        <translation>Un paramètre erroné, un fichier manquant, pas d’autorisation : non réessayé, sauf indication ici.</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::RunChoice</name>
    <message>
        <source>%1 · %2</source>
        <extracomment>when a run was made, and how it stands</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Looking for runs of the workflow</source>
        <translation>Recherche des exécutions du workflow</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::RunDesk</name>
    <message>
        <source>Run from “%1”</source>
        <translation>Exécuter à partir de « %1 »</translation>
    </message>
    <message>
        <source>Run only “%1”</source>
        <translation>Exécuter seulement « %1 »</translation>
    </message>
    <message>
        <source>Run to “%1”</source>
        <translation>Exécuter jusqu’à « %1 »</translation>
    </message>
    <message>
        <source>No run of this workflow has ended yet: what the step needs must run first.</source>
        <translation>Aucune exécution de ce workflow n’est encore terminée : ce dont l’étape a besoin doit d’abord être exécuté.</translation>
    </message>
    <message>
        <source>What is kept was done by the run of %1.</source>
        <translation>Ce qui est conservé vient de l’exécution de %1.</translation>
    </message>
    <message>
        <source>No run of this workflow has ended yet: everything runs.</source>
        <translation>Aucune exécution de ce workflow n’est encore terminée : tout est exécuté.</translation>
    </message>
    <message>
        <source>Looking at what would run</source>
        <translation>Examen de ce qui serait exécuté</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::SearchModel</name>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n correspondance</numerusform>
            <numerusform>%n correspondances</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>place in a list of matches</comment>
        <translation>%1 sur %2</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::SuggestionModel</name>
    <message>
        <source>Reading a folder</source>
        <translation>Lecture d’un dossier</translation>
    </message>
    <message>
        <source>Reading the branches</source>
        <translation>Lecture des branches</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::TemplateModel</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n étape</numerusform>
            <numerusform>%n étapes</numerusform>
        </translation>
    </message>
    <message>
        <source>Examples of this program</source>
        <comment>a source of templates</comment>
        <translation>Exemples de ce programme</translation>
    </message>
    <message>
        <source>Reading the templates of %1</source>
        <translation>Lecture des modèles de %1</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::WorkflowComparison</name>
    <message numerus="yes">
        <source>+ %n added</source>
        <translation>
            <numerusform>+ %n ajouté</numerusform>
            <numerusform>+ %n ajoutés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>− %n removed</source>
        <translation>
            <numerusform>− %n supprimé</numerusform>
            <numerusform>− %n supprimés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>~ %n changed</source>
        <translation>
            <numerusform>~ %n modifié</numerusform>
            <numerusform>~ %n modifiés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>→ %n moved</source>
        <translation>
            <numerusform>→ %n déplacé</numerusform>
            <numerusform>→ %n déplacés</numerusform>
        </translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>aucune différence</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an element and what has become of it</comment>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::WorkflowController</name>
    <message>
        <source>saved</source>
        <translation>enregistré</translation>
    </message>
    <message>
        <source>editing</source>
        <translation>modification en cours</translation>
    </message>
    <message>
        <source>draft kept</source>
        <translation>brouillon gardé</translation>
    </message>
    <message>
        <source>Looking for workflows</source>
        <translation>Recherche des workflows</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>Ouverture de&#xa0;%1</translation>
    </message>
    <message>
        <source>New workflow</source>
        <translation>Nouveau workflow</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>Enregistrement de&#xa0;%1</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>Export de&#xa0;%1</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>Import de&#xa0;%1</translation>
    </message>
    <message>
        <source>Deleting %1</source>
        <translation>Suppression de&#xa0;%1</translation>
    </message>
    <message>
        <source>draft not kept</source>
        <translation>brouillon non gardé</translation>
    </message>
    <message>
        <source>A draft</source>
        <translation>Un brouillon</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <comment>name of a workflow</comment>
        <translation>%1 (copie)</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>non enregistré</translation>
    </message>
    <message>
        <source>Reading the last commit</source>
        <translation>Lecture du dernier commit</translation>
    </message>
    <message>
        <source>the last commit, which does not have the file</source>
        <translation>le dernier commit, qui n’a pas ce fichier</translation>
    </message>
    <message>
        <source>the last commit</source>
        <translation>le dernier commit</translation>
    </message>
    <message>
        <source>Merging %1</source>
        <translation>Fusion de %1</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::WorkflowListModel</name>
    <message>
        <source>In this repository</source>
        <translation>Dans ce dépôt</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Pas encore enregistrés</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::WorkflowRun</name>
    <message>
        <source>Looking for the last run</source>
        <translation>Recherche de la dernière exécution</translation>
    </message>
    <message>
        <source>Reading the run</source>
        <translation>Lecture de l’exécution</translation>
    </message>
    <message>
        <source>Starting %1</source>
        <translation>Lancement de&#xa0;%1</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Annulation</translation>
    </message>
    <message>
        <source>Approving</source>
        <translation>Approbation</translation>
    </message>
    <message>
        <source>Rejecting</source>
        <translation>Refus</translation>
    </message>
    <message>
        <source>Resuming the run</source>
        <translation>Reprise de l’exécution</translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 étapes sur&#xa0;%2</translation>
    </message>
    <message>
        <source>Telling the run where to hold</source>
        <translation>Transmission des points d’arrêt à l’exécution</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Réponse en cours</translation>
    </message>
</context>
<context>
    <name>agentops::ui::map::CodeMapController</name>
    <message>
        <source>Indexing the repository</source>
        <translation>Indexation du dépôt</translation>
    </message>
    <message>
        <source>Reading %1 of %2 files</source>
        <translation>Lecture de %1 fichiers sur %2</translation>
    </message>
    <message>
        <source>Resolving names</source>
        <translation>Résolution des noms</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Dépôt</translation>
    </message>
    <message numerus="yes">
        <source>cycle of %n files</source>
        <translation>
            <numerusform>cycle de %n fichier</numerusform>
            <numerusform>cycle de %n fichiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agentops::ui::shell::RunProvider</name>
    <message>
        <source>%1, %2</source>
        <extracomment>State of a run and when it began</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>agentops::ui::shell::RunWatch</name>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 étapes sur&#xa0;%2</translation>
    </message>
    <message>
        <source>Show runs</source>
        <translation>Afficher les exécutions</translation>
    </message>
    <message>
        <source>%1 succeeded</source>
        <translation>%1 a réussi</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 a échoué</translation>
    </message>
    <message>
        <source>%1 waits for your decision</source>
        <translation>%1 attend votre décision</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n exécution</numerusform>
            <numerusform>%n exécutions</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <comment>workflow, finished steps, all steps</comment>
        <translation>%1 ·&#xa0;%2 sur&#xa0;%3</translation>
    </message>
    <message>
        <source>The run could not be cancelled</source>
        <translation>L’exécution n’a pas pu être annulée</translation>
    </message>
    <message>
        <source>A run has stopped here</source>
        <translation>Une exécution s’est arrêtée ici</translation>
    </message>
    <message>
        <source>%1 has stopped here</source>
        <translation>%1 s’est arrêté ici</translation>
    </message>
</context>
<context>
    <name>agentops::ui::shell::ShellController</name>
    <message>
        <source>%1 was exported</source>
        <translation>%1 a été exporté</translation>
    </message>
    <message>
        <source>Show runs</source>
        <translation>Afficher les exécutions</translation>
    </message>
    <message>
        <source>Open %1</source>
        <comment>a repository</comment>
        <translation>Ouvrir %1</translation>
    </message>
</context>
<context>
    <name>agentops::ui::shell::WorkspaceSession</name>
    <message>
        <source>Somebody</source>
        <comment>a person without a name</comment>
        <translation>Quelqu’un</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>Ouverture de&#xa0;%1</translation>
    </message>
</context>
</TS>
