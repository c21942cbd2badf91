<?xml version="1.0" encoding="utf-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CodeMap</name>
    <message numerus="yes">
        <source>%n files</source>
        <comment>label of a folder on the map</comment>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <comment>label of a file on the map</comment>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CodeMapPage</name>
    <message numerus="yes">
        <source>%Ln files</source>
        <comment>figure in the header</comment>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln symbols</source>
        <comment>figure in the header</comment>
        <translation>
            <numerusform>%Ln symbol</numerusform>
            <numerusform>%Ln symbols</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edges</source>
        <comment>figure in the header</comment>
        <translation>
            <numerusform>%Ln edge</numerusform>
            <numerusform>%Ln edges</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CronWords</name>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <comment>schedule</comment>
        <translation>
            <numerusform>every %n minute</numerusform>
            <numerusform>every %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n hour(s)</source>
        <comment>schedule</comment>
        <translation>
            <numerusform>every %n hour</numerusform>
            <numerusform>every %n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditText</name>
    <message numerus="yes">
        <source>Mute %n node(s)</source>
        <translation>
            <numerusform>Mute %n node</numerusform>
            <numerusform>Mute %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unmute %n node(s)</source>
        <translation>
            <numerusform>Unmute %n node</numerusform>
            <numerusform>Unmute %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n node(s) out of their connections</source>
        <translation>
            <numerusform>Take %n node out of their connections</numerusform>
            <numerusform>Take %n nodes out of their connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n node(s) out of a container</source>
        <translation>
            <numerusform>Move %n node out of a container</numerusform>
            <numerusform>Move %n nodes out of a container</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n node(s) into “%1”</source>
        <translation>
            <numerusform>Move %n node into “%1”</numerusform>
            <numerusform>Move %n nodes into “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mute %n connection(s)</source>
        <translation>
            <numerusform>Mute %n connection</numerusform>
            <numerusform>Mute %n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unmute %n connection(s)</source>
        <translation>
            <numerusform>Unmute %n connection</numerusform>
            <numerusform>Unmute %n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n element(s)</source>
        <translation>
            <numerusform>Move %n element</numerusform>
            <numerusform>Move %n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Align %n element(s)</source>
        <translation>
            <numerusform>Align %n element</numerusform>
            <numerusform>Align %n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Collapse %n element(s)</source>
        <translation>
            <numerusform>Collapse %n element</numerusform>
            <numerusform>Collapse %n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expand %n element(s)</source>
        <translation>
            <numerusform>Expand %n element</numerusform>
            <numerusform>Expand %n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n element(s)</source>
        <translation>
            <numerusform>Delete %n element</numerusform>
            <numerusform>Delete %n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cut %n element(s)</source>
        <translation>
            <numerusform>Cut %n element</numerusform>
            <numerusform>Cut %n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste %n element(s)</source>
        <translation>
            <numerusform>Paste %n element</numerusform>
            <numerusform>Paste %n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n element(s)</source>
        <translation>
            <numerusform>Duplicate %n element</numerusform>
            <numerusform>Duplicate %n elements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesPane</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <comment>changed</comment>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FixMenu</name>
    <message numerus="yes">
        <source>Fix all %n of this kind</source>
        <translation>
            <numerusform>Fix the only one of this kind</numerusform>
            <numerusform>Fix all %n of this kind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeldBar</name>
    <message numerus="yes">
        <source>%n others are held, too</source>
        <translation>
            <numerusform>%n other is held, too</numerusform>
            <numerusform>%n others are held, too</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapInspector</name>
    <message numerus="yes">
        <source>file(s)</source>
        <comment>figure</comment>
        <translation>
            <numerusform>file</numerusform>
            <numerusform>files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>symbol(s)</source>
        <comment>figure</comment>
        <translation>
            <numerusform>symbol</numerusform>
            <numerusform>symbols</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>line(s)</source>
        <comment>figure</comment>
        <translation>
            <numerusform>line</numerusform>
            <numerusform>lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>edge(s)</source>
        <comment>figure</comment>
        <translation>
            <numerusform>edge</numerusform>
            <numerusform>edges</numerusform>
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
</context>
<context>
    <name>ProblemList</name>
    <message numerus="yes">
        <source>%1. %n fix(es), Alt+Enter</source>
        <translation>
            <numerusform>%1. %n fix, Alt+Enter</numerusform>
            <numerusform>%1. %n fixes, Alt+Enter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuickFix</name>
    <message numerus="yes">
        <source>Remove the %n connection(s) that lead back to it</source>
        <translation>
            <numerusform>Remove the %n connection that lead back to it</numerusform>
            <numerusform>Remove the %n connections that lead back to it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and remove %n connection(s)</source>
        <extracomment>The first is what is done, such as &quot;Move out of the container&quot;.</extracomment>
        <translation>
            <numerusform>%1, and remove %n connection</numerusform>
            <numerusform>%1, and remove %n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <comment>comments that are not handed in yet</comment>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open thread(s)</source>
        <comment>of a review</comment>
        <translation>
            <numerusform>%n open thread</numerusform>
            <numerusform>%n open threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <comment>of a comparison</comment>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunOverlay</name>
    <message numerus="yes">
        <source>%n passes done</source>
        <translation>
            <numerusform>%n pass done</numerusform>
            <numerusform>%n passes done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunsPage</name>
    <message numerus="yes">
        <source>%n waiting for you</source>
        <comment>runs</comment>
        <translation>
            <numerusform>%n waiting for you</numerusform>
            <numerusform>%n waiting for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <comment>runs</comment>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>Index up to date · %Ln file(s)</source>
        <comment>status bar</comment>
        <translation>
            <numerusform>Index up to date · %Ln file</numerusform>
            <numerusform>Index up to date · %Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TemplateGallery</name>
    <message numerus="yes">
        <source>%n file(s) cannot be read: %1</source>
        <translation>
            <numerusform>%n file cannot be read: %1</numerusform>
            <numerusform>%n files cannot be read: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ValueSearch</name>
    <message numerus="yes">
        <source>%n match(es)</source>
        <comment>of a search in a value</comment>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ValueTable</name>
    <message numerus="yes">
        <source>Value as a table, %n row(s)</source>
        <comment>table</comment>
        <translation>
            <numerusform>Value as a table, %n row</numerusform>
            <numerusform>Value as a table, %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkflowContainer</name>
    <message numerus="yes">
        <source>%n steps inside</source>
        <translation>
            <numerusform>%n step inside</numerusform>
            <numerusform>%n steps inside</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agentops::ui::RunLogModel</name>
    <message numerus="yes">
        <source>%n line(s) copied</source>
        <translation>
            <numerusform>%n line copied</numerusform>
            <numerusform>%n lines copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agentops::ui::ValueTreeModel</name>
    <message numerus="yes">
        <source>%n field(s)</source>
        <comment>of an object</comment>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <comment>of a list</comment>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agentops::ui::diff::CardsModel</name>
    <message numerus="yes">
        <source>could be in %n place(s)</source>
        <comment>a comment whose line is found several times</comment>
        <translation>
            <numerusform>could be in %n place</numerusform>
            <numerusform>could be in %n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agentops::ui::diff::DiffDocument</name>
    <message numerus="yes">
        <source>%n unchanged line(s), folded</source>
        <comment>a band in a diff</comment>
        <translation>
            <numerusform>%n unchanged line, folded</numerusform>
            <numerusform>%n unchanged lines, folded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged line(s)</source>
        <comment>a band in a diff</comment>
        <translation>
            <numerusform>%n unchanged line</numerusform>
            <numerusform>%n unchanged lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::CalledWorkflows</name>
    <message numerus="yes">
        <source>%n step(s) become a workflow of their own.</source>
        <translation>
            <numerusform>%n step becomes a workflow of its own.</numerusform>
            <numerusform>%n steps become a workflow of their own.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::ElementProvider</name>
    <message numerus="yes">
        <source>%n nodes</source>
        <comment>in a frame</comment>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::ExpressionPreviewer</name>
    <message numerus="yes">
        <source>list of %n</source>
        <comment>type of a value</comment>
        <translation>
            <numerusform>list of %n</numerusform>
            <numerusform>list of %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::GraphSession</name>
    <message numerus="yes">
        <source>%n nodes selected</source>
        <translation>
            <numerusform>%n node selected</numerusform>
            <numerusform>%n nodes selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nodes</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::ImportModel</name>
    <message numerus="yes">
        <source>%n thing(s) are different here.</source>
        <translation>
            <numerusform>%n thing is different here.</numerusform>
            <numerusform>%n things are different here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::PlanModel</name>
    <message numerus="yes">
        <source>%n steps run</source>
        <translation>
            <numerusform>%n step runs</numerusform>
            <numerusform>%n steps run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are kept</source>
        <comment>steps</comment>
        <translation>
            <numerusform>%n is kept</numerusform>
            <numerusform>%n are kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are left out</source>
        <comment>steps</comment>
        <translation>
            <numerusform>%n is left out</numerusform>
            <numerusform>%n are left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::SearchModel</name>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::TemplateModel</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agentops::ui::graph::WorkflowComparison</name>
    <message numerus="yes">
        <source>+ %n added</source>
        <translation>
            <numerusform>+ %n added</numerusform>
            <numerusform>+ %n added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>− %n removed</source>
        <translation>
            <numerusform>− %n removed</numerusform>
            <numerusform>− %n removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>~ %n changed</source>
        <translation>
            <numerusform>~ %n changed</numerusform>
            <numerusform>~ %n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>→ %n moved</source>
        <translation>
            <numerusform>→ %n moved</numerusform>
            <numerusform>→ %n moved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agentops::ui::map::CodeMapController</name>
    <message numerus="yes">
        <source>cycle of %n files</source>
        <translation>
            <numerusform>cycle of %n file</numerusform>
            <numerusform>cycle of %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agentops::ui::shell::RunWatch</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
</TS>
