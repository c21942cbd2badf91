// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/syntax/language.h>

#include <QtCore/QHash>
#include <QtCore/QString>

#include <algorithm>
#include <array>

namespace agentops::syntax {

using namespace Qt::StringLiterals;

namespace {

// One entry per language; the order is that of legends and lists.
constexpr std::array kLanguages{
    Language{"php"_L1, "PHP"_L1, "php phtml php8 inc"_L1, "artisan"_L1, "php"_L1, "PHP (HTML)"_L1,
             "php"_L1},
    Language{"typescript"_L1, "TypeScript"_L1, "ts mts cts"_L1, ""_L1, "ts-node deno tsx bun"_L1,
             "TypeScript"_L1, "typescript"_L1},
    Language{"tsx"_L1, "TSX"_L1, "tsx"_L1, ""_L1, ""_L1, "TypeScript React (TSX)"_L1, "tsx"_L1},
    Language{"javascript"_L1, "JavaScript"_L1, "js mjs cjs jsx"_L1, ""_L1, "node nodejs"_L1,
             "JavaScript"_L1, "javascript"_L1},
    Language{"python"_L1, "Python"_L1, "py pyi pyw"_L1, "SConstruct SConscript wscript"_L1,
             "python python2 python3"_L1, "Python"_L1, "python"_L1},
    Language{"cpp"_L1, "C++"_L1, "cpp cc cxx c++ hpp hh hxx h++ ipp inl tpp h"_L1, ""_L1, ""_L1,
             "C++"_L1, "cpp"_L1},
    Language{"c"_L1, "C"_L1, "c"_L1, ""_L1, "tcc"_L1, "C"_L1, "c"_L1},
    Language{"java"_L1, "Java"_L1, "java"_L1, ""_L1, ""_L1, "Java"_L1, "java"_L1},
    Language{"go"_L1, "Go"_L1, "go"_L1, ""_L1, ""_L1, "Go"_L1, "go"_L1},
    Language{"rust"_L1, "Rust"_L1, "rs"_L1, ""_L1, "rust-script"_L1, "Rust"_L1, "rust"_L1},
    Language{"csharp"_L1, "C#"_L1, "cs"_L1, ""_L1, ""_L1, "C#"_L1, "c_sharp"_L1},
    Language{"ruby"_L1, "Ruby"_L1, "rb rake gemspec"_L1, "Rakefile Gemfile Guardfile"_L1,
             "ruby jruby"_L1, "Ruby"_L1, "ruby"_L1},

    Language{"vue"_L1, "Vue"_L1, "vue"_L1, ""_L1, ""_L1, "HTML"_L1, "typescript"_L1, true},
    Language{"qml"_L1, "QML"_L1, "qml"_L1, ""_L1, ""_L1, "QML"_L1, ""_L1},
    Language{"html"_L1, "HTML"_L1, "html htm xhtml twig"_L1, ""_L1, ""_L1, "HTML"_L1, ""_L1},
    Language{"css"_L1, "CSS"_L1, "css scss sass less"_L1, ""_L1, ""_L1, "CSS"_L1, ""_L1},
    Language{"shell"_L1, "Shell"_L1, "sh bash zsh"_L1, ""_L1, "sh bash zsh dash ksh"_L1, "Bash"_L1,
             ""_L1},
    Language{"sql"_L1, "SQL"_L1, "sql"_L1, ""_L1, ""_L1, "SQL"_L1, ""_L1},
    Language{"cmake"_L1, "CMake"_L1, "cmake"_L1, "CMakeLists.txt"_L1, ""_L1, "CMake"_L1, ""_L1},
    Language{"makefile"_L1, "Makefile"_L1, "mk"_L1, "Makefile GNUmakefile"_L1, "make"_L1,
             "Makefile"_L1, ""_L1},
    Language{"dockerfile"_L1, "Dockerfile"_L1, "dockerfile"_L1, "Dockerfile Containerfile"_L1,
             ""_L1, "Dockerfile"_L1, ""_L1},
    Language{"json"_L1, "JSON"_L1, "json jsonc json5"_L1, "composer.lock"_L1, ""_L1, "JSON"_L1,
             ""_L1},
    Language{"yaml"_L1, "YAML"_L1, "yml yaml"_L1, ""_L1, ""_L1, "YAML"_L1, ""_L1},
    Language{"toml"_L1, "TOML"_L1, "toml"_L1, ""_L1, ""_L1, "TOML"_L1, ""_L1},
    Language{"xml"_L1, "XML"_L1, "xml xsd xsl svg ui qrc"_L1, ""_L1, ""_L1, "XML"_L1, ""_L1},
    Language{"markdown"_L1, "Markdown"_L1, "md markdown"_L1, "README"_L1, ""_L1, "Markdown"_L1,
             ""_L1},
    Language{"text"_L1, "Text"_L1, "txt rst ini cfg conf scm po"_L1, "LICENSE COPYING"_L1, ""_L1,
             "Normal"_L1, ""_L1},
};

struct Names
{
    QHash<QString, const Language *> byExtension;
    QHash<QString, const Language *> byFileName;
    QHash<QString, const Language *> byInterpreter;
    QHash<QString, const Language *> byId;
};

void addAll(QHash<QString, const Language *> &names, QLatin1StringView words, const Language &row)
{
    for (const QString &word : QString(words).split(u' ', Qt::SkipEmptyParts)) {
        if (!names.contains(word))
            names.insert(word, &row);
    }
}

const Names &names()
{
    static const Names table = [] {
        Names result;
        for (const Language &row : kLanguages) {
            addAll(result.byExtension, row.extensions, row);
            addAll(result.byFileName, row.fileNames, row);
            addAll(result.byInterpreter, row.interpreters, row);
            result.byId.insert(QString(row.id), &row);
        }
        return result;
    }();
    return table;
}

// "#!/usr/bin/env -S python3.11 -u" names python3.
const Language *languageOfFirstLine(QByteArrayView beginning)
{
    if (!beginning.startsWith("#!"))
        return nullptr;
    const qsizetype end = beginning.indexOf('\n');
    const QString line = QString::fromUtf8(
        beginning.sliced(2, (end < 0 ? beginning.size() : end) - 2)
            .first(std::min<qsizetype>(end < 0 ? beginning.size() - 2 : end - 2, 256)));
    const QStringList words = line.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (word.startsWith(u'-') || word.contains(u'='))
            continue;
        QString name = word.mid(word.lastIndexOf(u'/') + 1);
        if (name == "env"_L1)
            continue;
        name = name.section(u'.', 0, 0);
        return names().byInterpreter.value(name);
    }
    return nullptr;
}

} // namespace

std::span<const Language> languages()
{
    return kLanguages;
}

int parsedLanguageCount()
{
    return int(std::ranges::count_if(kLanguages, [](const Language &language) {
        return language.isParsed() && !language.isMarkup && language.id != "tsx"_L1;
    }));
}

const Language *findLanguage(QStringView id)
{
    return names().byId.value(id.toString());
}

const Language *languageOfFile(QStringView path, QByteArrayView beginning)
{
    const QString name = path.sliced(path.lastIndexOf(u'/') + 1).toString();
    if (const Language *language = names().byFileName.value(name))
        return language;
    const qsizetype dot = name.lastIndexOf(u'.');
    if (dot >= 0) {
        if (const Language *language = names().byExtension.value(name.sliced(dot + 1).toLower()))
            return language;
    }
    return languageOfFirstLine(beginning);
}

} // namespace agentops::syntax
