#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# package.sh - builds the release and makes a Debian package and an archive of it in build/package, then looks whether
# what is in them is whole.
set -eu
cd "$(dirname "$0")/.."
tools/build.sh release all
rm -rf build/package
mkdir -p build/package
for generator in DEB TGZ; do
    (cd build-release && cpack -G $generator) >build/package/cpack.log 2>&1 || { cat build/package/cpack.log; exit 1; }
done
rm -rf build/package/_CPack_Packages build/package/cpack.log

desktop-file-validate installer/linux/*.desktop
# There is no home page to name yet.
appstreamcli validate --no-net --override=url-homepage-missing=info installer/linux/*.metainfo.xml
deb=$(ls build/package/*.deb)
unpacked=$(mktemp -d)
trap 'rm -rf "$unpacked"' EXIT
dpkg-deb -x "$deb" "$unpacked"
for file in bin/agentops bin/agentops-workbench share/man/man1/agentops.1 share/applications/org.agentops.Workbench.desktop \
    share/doc/*/copyright share/doc/*/third-party-notices.txt \
    share/metainfo/org.agentops.Workbench.metainfo.xml share/icons/hicolor/scalable/apps/org.agentops.Workbench.svg; do
    # shellcheck disable=SC2086
    [ -n "$(ls "$unpacked"/usr/$file* 2>/dev/null)" ] || { echo "package.sh: the package lacks /usr/$file" >&2; exit 1; }
done
"$unpacked/usr/bin/agentops" --version
ls -l build/package
