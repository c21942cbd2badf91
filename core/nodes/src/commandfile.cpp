// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/nodes/commandfile.h>

#include <agentops/nodes/errors.h>

#include <QtCore/QStringDecoder>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

namespace {

class CommandFileReader
{
public:
    CommandFileReader(const QString &text, const QString &fileName)
        : m_rest(text)
        , m_fileName(fileName)
    { }

    Result<QJsonObject> read()
    {
        QJsonObject values;
        while (const auto line = nextLine()) {
            if (line->isEmpty())
                continue;
            const qsizetype equals = line->indexOf(u'=');
            const qsizetype mark = line->indexOf(QStringView(u"<<"));
            const bool isBlock = mark >= 0 && (equals < 0 || mark < equals);
            if (!isBlock && equals < 0)
                return invalid(u"neither name=value nor name<<MARK"_s);
            const QString name = line->first(isBlock ? mark : equals).toString();
            if (name.isEmpty())
                return invalid(u"the name is missing"_s);
            if (!isBlock) {
                values.insert(name, line->sliced(equals + 1).toString());
                continue;
            }
            AO_TRY(const QString block, readBlock(line->sliced(mark + 2)));
            values.insert(name, block);
        }
        return values;
    }

private:
    std::optional<QStringView> nextLine()
    {
        if (m_rest.isEmpty())
            return std::nullopt;
        ++m_line;
        const qsizetype end = m_rest.indexOf(u'\n');
        QStringView line = end < 0 ? m_rest : m_rest.first(end);
        m_rest = end < 0 ? QStringView() : m_rest.sliced(end + 1);
        if (line.endsWith(u'\r'))
            line.chop(1);
        return line;
    }

    Result<QString> readBlock(QStringView mark)
    {
        if (mark.isEmpty())
            return invalid(u"the mark behind << is missing"_s);
        const int begin = m_line;
        QString text;
        bool isFirst = true;
        while (const auto line = nextLine()) {
            if (*line == mark)
                return text;
            if (!isFirst)
                text += u'\n';
            isFirst = false;
            text += *line;
        }
        m_line = begin;
        return invalid(u"there is no line \"%1\" that ends the text"_s.arg(mark));
    }

    std::unexpected<Error> invalid(const QString &what) const
    {
        return fail(Error(errors::kBadCommandFile, what)
                        .with(u"file"_s, m_fileName)
                        .with(u"line"_s, QString::number(m_line)));
    }

    QStringView m_rest;
    QString m_fileName;
    int m_line = 0;
};

} // namespace

Result<QJsonObject> parseCommandFile(QByteArrayView text, const QString &fileName)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(text);
    if (decoder.hasError())
        return fail(Error(errors::kBadCommandFile, u"the file is not in UTF-8"_s)
                        .with(u"file"_s, fileName)
                        .with(u"line"_s, u"1"_s));
    return CommandFileReader(decoded, fileName).read();
}

} // namespace agentops::nodes
