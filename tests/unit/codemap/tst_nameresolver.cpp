// SPDX-License-Identifier: GPL-3.0-or-later
#include "memoryproject.h"

#include <QtTest/QTest>

using namespace agentops::codemap;
using namespace agentops::codemap::test;
using namespace Qt::StringLiterals;

class TestNameResolver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesLeadToTheRightDefinitions_data();
    void namesLeadToTheRightDefinitions();
    void uncertainNamesAreCounted();
};

static void addRow(const char *name, const Files &files, const QStringList &edges)
{
    QTest::newRow(name) << files << edges;
}

void TestNameResolver::namesLeadToTheRightDefinitions_data()
{
    QTest::addColumn<Files>("files");
    QTest::addColumn<QStringList>("expected");

    addRow(
        "PHP: inheritance, traits, members of ancestors, aliases and case",
        {{u"Base.php"_s,
          "<?php namespace A; trait Logs { function log() {} } class Base { use Logs; function "
          "save() {} }"},
         {u"User.php"_s,
          "<?php namespace B; use A\\Base as Root; class User extends root implements \\A\\Gone {\n"
          " function go() { $this->save(); $this->log(); parent::save(); $this->unknown(); }\n}"}},
        {u"Base.php#Base -> Base.php#Logs uses"_s, u"User.php#User -> Base.php#Base inherits"_s,
         u"User.php#User.go -> Base.php#Logs.log calls"_s,
         u"User.php#User.go -> Base.php#Base.save calls"_s});
    addRow(
        "PHP: functions of the namespace before global ones",
        {{u"f.php"_s,
          "<?php namespace A { function f() {} }\nnamespace { function f() {} function g() {} }"},
         {u"c.php"_s, "<?php namespace A; function h() { f(); g(); strlen('x'); }"}},
        {u"c.php#h -> f.php#f calls"_s, u"c.php#h -> f.php#g calls"_s});
    addRow("PHP: a name defined twice has no certain target",
           {{u"1.php"_s, "<?php class X {}"},
            {u"2.php"_s, "<?php class X {}"},
            {u"3.php"_s, "<?php class Y extends X {}"}},
           {});

    addRow("TypeScript: through re-exports, defaults, namespaces and this",
           {{u"base.ts"_s, "export class Base { run() {} }\nexport function make() {}"},
            {u"index.ts"_s, "export { Base as Root } from './base'; export * from './base';"},
            {u"Widget.ts"_s, "export default class Widget {}"},
            {u"app.ts"_s,
             "import { Root, make } from './index'; import Widget from './Widget'; import * as all "
             "from './base';\n"
             "class App extends Root { go(w: Widget) { this.run(); make(); all.make(); "
             "elsewhere(); } }"}},
           {u"app.ts#App -> base.ts#Base inherits"_s, u"app.ts#App.go -> Widget.ts#Widget uses"_s,
            u"app.ts#App.go -> base.ts#Base.run calls"_s,
            u"app.ts#App.go -> base.ts#make calls"_s});
    addRow("JavaScript: a circle of re-exports ends",
           {{u"a.js"_s, "export * from './b';"},
            {u"b.js"_s, "export * from './a';"},
            {u"c.js"_s, "import { x } from './a'; x();"}},
           {});
    addRow("Python: names through packages, submodules and self",
           {{u"shop/__init__.py"_s, "from .models import Order"},
            {u"shop/models.py"_s, "class Order:\n    def pay(self): pass\n"},
            {u"app.py"_s,
             "from shop import Order, models\nclass Big(models.Order):\n    def go(self):\n        "
             "self.pay()\n"
             "        return Order()\n"}},
           {u"app.py#Big -> shop/models.py#Order inherits"_s,
            u"app.py#Big.go -> shop/models.py#Order.pay calls"_s,
            u"app.py#Big.go -> shop/models.py#Order uses"_s});
    addRow("C++: only what is included, and not when two fit",
           {{u"a.h"_s, "class Widget {};\nvoid draw();"},
            {u"b.h"_s, "class Other {};"},
            {u"c.h"_s, "class Twice {};"},
            {u"d.h"_s, "class Twice {};"},
            {u"main.cpp"_s,
             "#include \"a.h\"\n#include \"c.h\"\n#include \"d.h\"\nclass Mine : public Widget { "
             "Other *o; Twice *t; };\n"
             "void run() { draw(); }"}},
           {u"main.cpp#Mine -> a.h#Widget inherits"_s, u"main.cpp#run -> a.h#draw calls"_s});
    addRow("C++: what stands before a call must stand around the function",
           {{u"a.h"_s, "namespace app { void find(); struct Tree { static void find(); }; }"},
            {u"main.cpp"_s,
             "#include \"a.h\"\nvoid one() { std::find(); gone::find(); }\n"
             "void two() { app::find(); }\n"
             "void three() { app::Tree::find(); Tree<int>::find(); std::Tree::find(); }"}},
           {u"main.cpp#two -> a.h#app.find calls"_s, u"main.cpp#three -> a.h#app.Tree uses"_s,
            u"main.cpp#three -> a.h#app.Tree.find calls"_s});
    addRow("C: what a header declares is where it is defined",
           {{u"list.h"_s, "void add(void); void gone(void);"},
            {u"list.c"_s, "#include \"list.h\"\nvoid add(void) {}\nvoid twice(void) { add(); }"},
            {u"other.c"_s, "void gone(void) {}"},
            {u"main.c"_s, "#include \"list.h\"\nint main(void) { add(); gone(); }"}},
           {u"list.c#twice -> list.c#add calls"_s, u"main.c#main -> list.c#add calls"_s,
            u"main.c#main -> list.h#gone calls"_s});
    addRow("C: two definitions leave it at the declaration",
           {{u"list.h"_s, "void add(void);"},
            {u"one.c"_s, "#include \"list.h\"\nvoid add(void) {}"},
            {u"two.c"_s, "#include \"list.h\"\nvoid add(void) {}"},
            {u"main.c"_s, "#include \"list.h\"\nint main(void) { add(); }"}},
           {u"main.c#main -> list.h#add calls"_s});
    addRow("C++: definitions in the scope of their declaration",
           {{u"a.h"_s, "namespace app { void find(); void open(); } void find();"},
            {u"a.cpp"_s, "#include \"a.h\"\nvoid app::find() {}\nnamespace app { void open() {} }"},
            {u"main.cpp"_s, "#include \"a.h\"\nvoid two() { app::find(); app::open(); }"}},
           {u"main.cpp#two -> a.cpp#app::find calls"_s, u"main.cpp#two -> a.cpp#app.open calls"_s});
    addRow("C++: a class's own and inherited members before free functions",
           {{u"a.h"_s,
             "void save(); void load(); void plain();\nstruct Base { void load(); };\n"
             "struct Doc : Base { void save(); void run(); void inside() { save(); } };"},
            {u"a.cpp"_s,
             "#include \"a.h\"\nvoid Doc::run() { save(); load(); plain(); }\n"
             "void run() { save(); }"}},
           {u"a.h#Doc -> a.h#Base inherits"_s, u"a.h#Doc.inside -> a.h#Doc.save calls"_s,
            u"a.cpp#Doc::run -> a.h#Doc.save calls"_s, u"a.cpp#Doc::run -> a.h#Base.load calls"_s,
            u"a.cpp#Doc::run -> a.h#plain calls"_s, u"a.cpp#run -> a.h#save calls"_s});
    addRow("C++: a circle of classes around each other ends",
           {{u"b.h"_s, "#include \"c.h\"\nvoid B::g(){ class A{ void x(){ y(); } }; }"},
            {u"c.h"_s, "#include \"b.h\"\nvoid A::h(){ class B{}; }"}},
           {});
    addRow("C++: qualified types, among them nested ones",
           {{u"one.h"_s, "namespace one { struct Item { enum class Kind {}; }; }"},
            {u"two.h"_s, "namespace two { struct Item { enum class Kind {}; Kind kind(); }; }"},
            {u"main.cpp"_s,
             "#include \"one.h\"\n#include \"two.h\"\n"
             "struct Box : one::Item { two::Item *item; };\n"
             "struct Other { two::Item::Kind kind; std::Item *none; };"}},
           {u"main.cpp#Box -> one.h#one.Item inherits"_s, u"main.cpp#Box -> two.h#two.Item uses"_s,
            u"main.cpp#Other -> two.h#two.Item.Kind uses"_s,
            u"two.h#two.Item.kind -> two.h#two.Item.Kind uses"_s});
    addRow("Java: the same package and implemented interfaces",
           {{u"p/Shape.java"_s, "package p; interface Shape {}"},
            {u"p/Box.java"_s, "package p; class Box implements Shape {}"}},
           {u"p/Box.java#Box -> p/Shape.java#Shape implements"_s});
}

void TestNameResolver::namesLeadToTheRightDefinitions()
{
    QFETCH(Files, files);
    QFETCH(QStringList, expected);

    const SnapshotPtr snapshot = snapshotOf(files);

    QStringList actual = edgesOf(
        *snapshot, {EdgeKind::Inherits, EdgeKind::Implements, EdgeKind::Uses, EdgeKind::Calls});
    actual.sort();
    expected.sort();
    QCOMPARE(actual, expected);
}

void TestNameResolver::uncertainNamesAreCounted()
{
    const SnapshotPtr snapshot =
        snapshotOf({{u"1.php"_s, "<?php class X {}"},
                    {u"2.php"_s, "<?php class X {}"},
                    {u"3.php"_s, "<?php class Y extends X { function f(Z $z) {} }"}});

    QCOMPARE(snapshot->totals().unresolvedReferences, 1); // Z is nobody's here
    QCOMPARE(snapshot->totals().resolvedReferences, 0);
}

QTEST_GUILESS_MAIN(TestNameResolver)
#include "tst_nameresolver.moc"
