// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/syntax/language.h>

#include <QtCore/QSet>
#include <QtCore/QString>
#include <QtTest/QTest>

using namespace agentops::syntax;
using namespace Qt::StringLiterals;

class TestLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fileNamesItsLanguage_data();
    void fileNamesItsLanguage();
    void idsAreUnique();
    void whatIsPartOfAnotherLanguageIsNotCounted();
};

void TestLanguage::fileNamesItsLanguage_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("beginning");
    QTest::addColumn<QString>("expected");
    QTest::newRow("by extension") << u"app/Models/User.php"_s << QByteArray() << u"php"_s;
    QTest::newRow("extension in capitals") << u"OLD.CPP"_s << QByteArray() << u"cpp"_s;
    QTest::newRow("by whole name") << u"src/CMakeLists.txt"_s << QByteArray() << u"cmake"_s;
    QTest::newRow("by interpreter")
        << u"bin/tool"_s << QByteArray("#!/usr/bin/env -S python3.11 -u\n") << u"python"_s;
    QTest::newRow("by interpreter without line end")
        << u"bin/tool"_s << QByteArray("#!/bin/sh") << u"shell"_s;
    QTest::newRow("a folder with a dot is no extension")
        << u"a.php/noextension"_s << QByteArray() << QString();
    QTest::newRow("unknown") << u"picture.png"_s << QByteArray("\x89PNG") << QString();
    QTest::newRow("header") << u"include/a.h"_s << QByteArray() << u"cpp"_s;
    QTest::newRow("only a hash bang") << u"x"_s << QByteArray("#!") << QString();
}

void TestLanguage::fileNamesItsLanguage()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, beginning);

    const Language *language = languageOfFile(path, beginning);

    QTEST(language ? QString(language->id) : QString(), "expected");
}

void TestLanguage::idsAreUnique()
{
    QSet<QString> ids;
    for (const Language &language : languages()) {
        QVERIFY2(!ids.contains(language.id), language.id.data());
        ids.insert(QString(language.id));
        QCOMPARE(findLanguage(QString(language.id)), &language);
    }
    QVERIFY(!findLanguage(u"klingon"));
}

void TestLanguage::whatIsPartOfAnotherLanguageIsNotCounted()
{
    // PHP, TypeScript, JavaScript, Python, C++, C, Java, Go, Rust, C# and Ruby.
    QCOMPARE(parsedLanguageCount(), 11);
}

QTEST_GUILESS_MAIN(TestLanguage)
#include "tst_language.moc"
