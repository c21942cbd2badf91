// SPDX-License-Identifier: GPL-3.0-or-later
#include "memoryproject.h"

#include <QtTest/QTest>

using namespace agentops::codemap;
using namespace agentops::codemap::test;
using namespace Qt::StringLiterals;

class TestImportResolvers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void importsLeadToTheRightFiles_data();
    void importsLeadToTheRightFiles();
    void missingFilesAreCountedAndOutsidePackagesAreNot();
};

static void addRow(const char *name, const Files &files, const QStringList &edges)
{
    QTest::newRow(name) << files << edges;
}

void TestImportResolvers::importsLeadToTheRightFiles_data()
{
    QTest::addColumn<Files>("files");
    QTest::addColumn<QStringList>("expected");

    const QByteArray composer =
        R"({"autoload": {"psr-4": {"App\\": "app/", "Lib\\": ["lib/a/", "lib/b"]}},
        "autoload-dev": {"psr-4": {"Tests\\": "tests/"}}})";
    addRow("PHP: PSR-4 from several roots, dev autoload and groups",
           {{u"composer.json"_s, composer},
            {u"app/Models/User.php"_s, "<?php namespace App\\Models; class User {}"},
            {u"app/Models/Post.php"_s, "<?php namespace App\\Models; class Post {}"},
            {u"lib/b/Tool.php"_s, "<?php namespace Lib; class Tool {}"},
            {u"tests/UserTest.php"_s,
             "<?php namespace Tests; use App\\Models\\{User, Post as P}; use Lib\\Tool; use "
             "Outside\\X;"}},
           {u"tests/UserTest.php -> app/Models/Post.php imports"_s,
            u"tests/UserTest.php -> app/Models/User.php imports"_s,
            u"tests/UserTest.php -> lib/b/Tool.php imports"_s});
    addRow("PHP: the nested package's own composer.json, relative to it",
           {{u"packages/core/composer.json"_s, R"({"autoload":{"psr-4":{"Core\\":"src"}}})"},
            {u"packages/core/src/A.php"_s, "<?php namespace Core; class A {}"},
            {u"packages/core/src/B.php"_s, "<?php namespace Core; use Core\\A; class B {}"}},
           {u"packages/core/src/B.php -> packages/core/src/A.php imports"_s});
    addRow("PHP: a class outside of PSR-4 is found by its name",
           {{u"old/everything.php"_s, "<?php namespace Old; class Thing {}"},
            {u"index.php"_s, "<?php use Old\\Thing; require 'old/everything.php';"}},
           {u"index.php -> old/everything.php imports"_s});
    addRow("PHP: use function leads to its file",
           {{u"src/helpers.php"_s, "<?php namespace Str; function up() {}"},
            {u"src/a.php"_s, "<?php use function Str\\up;"}},
           {u"src/a.php -> src/helpers.php imports"_s});
    addRow("PHP: two definitions of one name are no target",
           {{u"a/X.php"_s, "<?php namespace N; class X {}"},
            {u"b/X.php"_s, "<?php namespace N; class X {}"},
            {u"c.php"_s, "<?php use N\\X;"}},
           {});

    addRow(
        "JavaScript: relative, extensions, index files and .js meaning .ts",
        {{u"src/a.ts"_s, "import './b.js'; import './dir'; import '../lib/c'; import './d.vue';"},
         {u"src/b.ts"_s, ""},
         {u"src/dir/index.tsx"_s, ""},
         {u"lib/c.mjs"_s, ""},
         {u"src/d.vue"_s, ""}},
        {u"src/a.ts -> lib/c.mjs imports"_s, u"src/a.ts -> src/dir/index.tsx imports"_s,
         u"src/a.ts -> src/b.ts imports"_s, u"src/a.ts -> src/d.vue imports"_s});
    addRow(
        "TypeScript: paths with comments, baseUrl and extends",
        {{u"tsconfig.base.json"_s,
          "{ // shared\n \"compilerOptions\": {\"baseUrl\": \"./src\", \"paths\": {\"@ui/*\": "
          "[\"ui/*\"],},} }"},
         {u"tsconfig.json"_s, R"({"extends": "./tsconfig.base"})"},
         {u"src/ui/button.ts"_s, ""},
         {u"src/util/text.ts"_s, ""},
         {u"src/main.ts"_s, "import {B} from '@ui/button'; import 'util/text'; import 'react';"}},
        {u"src/main.ts -> src/ui/button.ts imports"_s,
         u"src/main.ts -> src/util/text.ts imports"_s});
    addRow("TypeScript: the nearest configuration decides",
           {{u"tsconfig.json"_s, R"({"compilerOptions":{"paths":{"@/*":["./one/*"]}}})"},
            {u"app/tsconfig.json"_s, R"({"compilerOptions":{"paths":{"@/*":["./two/*"]}}})"},
            {u"one/x.ts"_s, ""},
            {u"app/two/x.ts"_s, ""},
            {u"app/main.ts"_s, "import '@/x';"}},
           {u"app/main.ts -> app/two/x.ts imports"_s});
    addRow(
        "JavaScript: packages of a workspace, with exports and without built files",
        {{u"packages/shared/package.json"_s, R"({"name":"@shop/shared","main":"dist/index.js"})"},
         {u"packages/shared/src/index.ts"_s, ""},
         {u"packages/ui/package.json"_s,
          R"({"name":"ui","exports":{".":{"import":"./lib/main.js"},"./theme":"./lib/theme.js"}})"},
         {u"packages/ui/lib/main.js"_s, ""},
         {u"packages/ui/lib/theme.js"_s, ""},
         {u"app.js"_s, "require('@shop/shared'); import('ui'); import 'ui/theme';"}},
        {u"app.js -> packages/shared/src/index.ts imports"_s,
         u"app.js -> packages/ui/lib/main.js imports"_s,
         u"app.js -> packages/ui/lib/theme.js imports"_s});
    addRow("TypeScript: paths of the parts that a configuration refers to",
           {{u"tsconfig.json"_s,
             R"({"files":[],"references":[{"path":"./tsconfig.app.json"},{"path":"./sub"}]})"},
            {u"tsconfig.app.json"_s, R"({"compilerOptions":{"paths":{"@app/*":["./src/*"]}}})"},
            {u"sub/tsconfig.json"_s, R"({"compilerOptions":{"paths":{"@sub/*":["./*"]}}})"},
            {u"sub/x.ts"_s, ""},
            {u"src/x.ts"_s, ""},
            {u"src/main.ts"_s, "import '@app/x'; import '@sub/x';"}},
           {u"src/main.ts -> src/x.ts imports"_s});
    addRow("TypeScript: a base in a package of the workspace",
           {{u"packages/tsconfig/package.json"_s, R"({"name":"@acme/tsconfig"})"},
            {u"packages/tsconfig/base.json"_s,
             R"({"compilerOptions":{"paths":{"~lib/*":["../../lib/*"]}}})"},
            {u"web/tsconfig.json"_s, R"({"extends":"@acme/tsconfig/base.json"})"},
            {u"lib/x.ts"_s, ""},
            {u"web/main.ts"_s, "import '~lib/x';"}},
           {u"web/main.ts -> lib/x.ts imports"_s});
    addRow("JavaScript: imports and exports with patterns",
           {{u"ui/package.json"_s,
             R"({"name":"ui","exports":{"./*":"./lib/*.js","./icons/*":{"default":"./svg/*.js"}},
             "imports":{"#log":"./lib/log.js","#parts/*":"./parts/*.js"}})"},
            {u"ui/lib/button.js"_s, "import '#log'; import '#parts/bar'; import '#elsewhere';"},
            {u"ui/lib/log.js"_s, ""},
            {u"ui/parts/bar.js"_s, ""},
            {u"ui/svg/star.js"_s, ""},
            {u"app.js"_s, "import 'ui/button'; import 'ui/icons/star';"}},
           {u"ui/lib/button.js -> ui/lib/log.js imports"_s,
            u"ui/lib/button.js -> ui/parts/bar.js imports"_s,
            u"app.js -> ui/lib/button.js imports"_s, u"app.js -> ui/svg/star.js imports"_s});
    addRow("JavaScript: of two packages of one name the nearest, or none",
           {{u"one/ui/package.json"_s, R"({"name":"ui"})"},
            {u"one/ui/index.js"_s, ""},
            {u"two/ui/package.json"_s, R"({"name":"ui"})"},
            {u"two/ui/index.js"_s, ""},
            {u"one/app.js"_s, "import 'ui';"},
            {u"app.js"_s, "import 'ui';"}},
           {u"one/app.js -> one/ui/index.js imports"_s});
    addRow("JavaScript: @/ by convention, when only one folder fits",
           {{u"package.json"_s, "{}"},
            {u"resources/js/lib/api.ts"_s, ""},
            {u"resources/js/app.ts"_s, "import '@/lib/api';"}},
           {u"resources/js/app.ts -> resources/js/lib/api.ts imports"_s});

    addRow("Python: packages, relative imports, submodules and src layout",
           {{u"src/shop/__init__.py"_s, ""},
            {u"src/shop/models.py"_s, "class Order: pass"},
            {u"src/shop/core/__init__.py"_s, ""},
            {u"src/shop/core/base.py"_s,
             "from ..models import Order\nfrom . import util\nimport json"},
            {u"src/shop/core/util.py"_s, ""},
            {u"tests/test_a.py"_s, "import shop.models\nfrom shop.core import base, missing"}},
           {u"src/shop/core/base.py -> src/shop/core/util.py imports"_s,
            u"src/shop/core/base.py -> src/shop/models.py imports"_s,
            u"tests/test_a.py -> src/shop/core/__init__.py imports"_s,
            u"tests/test_a.py -> src/shop/core/base.py imports"_s,
            u"tests/test_a.py -> src/shop/models.py imports"_s});
    addRow("Python: a file named like a standard module elsewhere is no target",
           {{u"tools/json.py"_s, ""}, {u"app/main.py"_s, "import json"}}, {});
    addRow("Python: a package anywhere comes before folders without __init__.py",
           {{u"tests/shop/data.py"_s, ""},
            {u"src/shop/__init__.py"_s, ""},
            {u"src/shop/data.py"_s, ""},
            {u"tests/test_a.py"_s, "import shop.data"}},
           {u"tests/test_a.py -> src/shop/data.py imports"_s});
    addRow("Python: a package before a module of its name",
           {{u"a.py"_s, ""}, {u"a/__init__.py"_s, ""}, {u"run.py"_s, "import a"}},
           {u"run.py -> a/__init__.py imports"_s});
    addRow("Python: every project has a src folder of its own",
           {{u"services/api/src/shop/__init__.py"_s, ""},
            {u"services/api/tests/unit/test_a.py"_s, "import shop"},
            {u"services/web/src/shop/__init__.py"_s, ""}},
           {u"services/api/tests/unit/test_a.py -> services/api/src/shop/__init__.py imports"_s});
    addRow("Python: scripts see their neighbours",
           {{u"tools/helper.py"_s, ""}, {u"tools/run.py"_s, "import helper"}},
           {u"tools/run.py -> tools/helper.py imports"_s});

    addRow("C++: beside the file, include folders, and the nearest of two",
           {{u"src/a.cpp"_s,
             "#include \"a.h\"\n#include <lib/b.h>\n#include \"util.h\"\n#include <vector>"},
            {u"src/a.h"_s, ""},
            {u"libs/include/lib/b.h"_s, ""},
            {u"src/inner/util.h"_s, ""},
            {u"other/util.h"_s, ""}},
           {u"src/a.cpp -> libs/include/lib/b.h includes"_s,
            u"src/a.cpp -> src/inner/util.h includes"_s, u"src/a.cpp -> src/a.h includes"_s});
    addRow("C: a system header is not some folder's file of that name",
           {{u"src/main.c"_s, "#include <string.h>"}, {u"compat/string.h"_s, ""}}, {});
    addRow("C++: the compiler's include folders win",
           {{u"compile_commands.json"_s,
             R"([{"file":"/home/x/p/src/a.cpp","command":"c++ -I/home/x/p/second -c a.cpp"}])"},
            {u"src/a.cpp"_s, "#include \"c.h\""},
            {u"src/first/c.h"_s, ""},
            {u"second/c.h"_s, ""}},
           {u"src/a.cpp -> second/c.h includes"_s});

    addRow(
        "C++: the root, relative and separated folders, quoted and system ones",
        {{u"build/compile_commands.json"_s,
          R"([{"directory":"/x/p/build","file":"../src/a.cpp","arguments":["c++","-I..",
             "-isystem","../vendor","-iquote","/x/p/quoted","-I","/x/p/inc"]}])"},
         {u"src/a.cpp"_s,
          "#include <src/b.h>\n#include <v.h>\n#include \"q.h\"\n#include <q.h>\n#include <i.h>"},
         {u"src/b.h"_s, ""},
         {u"vendor/v.h"_s, ""},
         {u"vendor/i.h"_s, ""},
         {u"quoted/q.h"_s, ""},
         {u"inc/i.h"_s, ""}},
        {u"src/a.cpp -> inc/i.h includes"_s, u"src/a.cpp -> quoted/q.h includes"_s,
         u"src/a.cpp -> src/b.h includes"_s, u"src/a.cpp -> vendor/v.h includes"_s});
    addRow("C++: every source has its own folders, a header those of all",
           {{u"compile_commands.json"_s,
             R"([{"directory":"/x/p","file":"a.cpp","command":"c++ -Ione -c a.cpp"},
             {"directory":"/x/p","file":"b.cpp","command":"c++ -Itwo -c b.cpp"}])"},
            {u"a.cpp"_s, "#include <c.h>\n#include <only.h>"},
            {u"b.cpp"_s, "#include <c.h>\n#include <only.h>"},
            {u"all.h"_s, "#include <c.h>\n#include <only.h>"},
            {u"one/c.h"_s, ""},
            {u"two/c.h"_s, ""},
            {u"two/only.h"_s, ""}},
           {u"a.cpp -> one/c.h includes"_s, u"b.cpp -> two/c.h includes"_s,
            u"b.cpp -> two/only.h includes"_s, u"all.h -> two/only.h includes"_s});
    addRow("Java: by package and type",
           {{u"a/Order.java"_s, "package org.shop; public class Order {}"},
            {u"b/Main.java"_s,
             "package org.app; import org.shop.Order; import java.util.List; class Main {}"}},
           {u"b/Main.java -> a/Order.java imports"_s});
    addRow("Go: folders below the module",
           {{u"go.mod"_s, "module example.org/shop\n"},
            {u"money/money.go"_s, "package money"},
            {u"main.go"_s, "package main\nimport \"example.org/shop/money\"\nimport \"fmt\""}},
           {u"main.go -> money/ imports"_s});
    addRow("Rust: modules and crate paths",
           {{u"src/main.rs"_s, "mod model;\nuse crate::model::order::Order;"},
            {u"src/model/mod.rs"_s, "pub mod order;"},
            {u"src/model/order.rs"_s, "pub struct Order;"}},
           {u"src/model/mod.rs -> src/model/order.rs imports"_s,
            u"src/main.rs -> src/model/mod.rs imports"_s,
            u"src/main.rs -> src/model/order.rs imports"_s});
    addRow("Ruby: relative and below lib",
           {{u"lib/shop.rb"_s, "require_relative 'shop/order'\nrequire 'json'"},
            {u"lib/shop/order.rb"_s, ""},
            {u"bin/run.rb"_s, "require 'shop'"}},
           {u"bin/run.rb -> lib/shop.rb imports"_s, u"lib/shop.rb -> lib/shop/order.rb imports"_s});
}

void TestImportResolvers::importsLeadToTheRightFiles()
{
    QFETCH(Files, files);
    QFETCH(QStringList, expected);

    const SnapshotPtr snapshot = snapshotOf(files);

    QStringList actual = edgesOf(*snapshot, {EdgeKind::Imports, EdgeKind::Includes});
    actual.sort();
    expected.sort();
    QCOMPARE(actual, expected);
}

void TestImportResolvers::missingFilesAreCountedAndOutsidePackagesAreNot()
{
    const SnapshotPtr snapshot = snapshotOf(
        {{u"a.ts"_s, "import './gone'; import 'react'; import './b';"}, {u"b.ts"_s, ""}});

    QCOMPARE(snapshot->totals().resolvedImports, 1);
    QCOMPARE(snapshot->totals().unresolvedImports, 1);
}

QTEST_GUILESS_MAIN(TestImportResolvers)
#include "tst_importresolvers.moc"
