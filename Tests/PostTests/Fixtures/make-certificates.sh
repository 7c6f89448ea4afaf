#!/bin/sh
# make-certificates.sh DIR [ADDRESS...]: certificates for TLS servers and for recipients of mail,
# good and bad ones, by openssl alone. Valid from 2020 to 2049, so that no test's clock matters.
#
# DIR/ca.pem and DIR/other-ca.pem: whom to trust, and whom not. Each of these is NAME.pem with a
# NAME.key. TLS: good (localhost, 127.0.0.1), wrong-name (other.example), expired, not-yet,
# untrusted (by the other authority), self-signed.
# S/MIME: one called like each address (by default a@clinic.example and b@clinic.example); of the
# first address smime-expired, smime-untrusted (by the other authority) and smime-no-mail (for TLS
# only); and smime-other (other@elsewhere.example).
set -eu
[ $# -ge 1 ] || { echo "usage: make-certificates.sh DIR [ADDRESS...]" >&2; exit 64; }
folder=$1
shift
[ $# -gt 0 ] || set -- a@clinic.example b@clinic.example
umask 077
mkdir -p "$folder/issued"
cd "$folder"

cat >openssl.cnf <<'END'
[req]
distinguished_name = name
prompt = no
[name]
CN = $ENV::SUBJECT
[ca]
default_ca = authority
[authority]
database = $ENV::AUTHORITY.index
new_certs_dir = issued
rand_serial = yes
unique_subject = no
default_md = sha256
policy = policy
copy_extensions = none
[policy]
commonName = supplied
[authority_certificate]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = $ENV::ALTERNATIVE
[mail]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, keyEncipherment
extendedKeyUsage = emailProtection
subjectAltName = $ENV::ALTERNATIVE
END

new_key() { # NAME ec|rsa
  case $2 in
  ec) openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.key" ;;
  rsa) openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$1.key" ;;
  esac
}

certify() { # NAME AUTHORITY SECTION SUBJECT ALTERNATIVE FIRST-YEAR LAST-YEAR [OPTION...]
  export SUBJECT="$4" ALTERNATIVE="$5" AUTHORITY="$2"
  name=$1 section=$3 first=$6 last=$7
  shift 7
  openssl req -new -config openssl.cnf -key "$name.key" -out "$name.csr"
  openssl ca -batch -notext -config openssl.cnf -extensions "$section" -in "$name.csr" \
    -startdate "${first}0101000000Z" -enddate "${last}1231235959Z" -out "$name.pem" "$@" 2>ca.log ||
    { cat ca.log >&2; exit 1; }
}

authority() { # NAME
  : >"$1.index"
  new_key "$1" ec
  certify "$1" "$1" authority_certificate "Test authority $1" email:none@none.example 2020 2049 \
    -selfsign -keyfile "$1.key"
}

server() { # NAME AUTHORITY HOST ALTERNATIVE FIRST-YEAR LAST-YEAR
  new_key "$1" ec
  certify "$1" "$2" server "$3" "$4" "$5" "$6" -cert "$2.pem" -keyfile "$2.key"
}

recipient() { # NAME AUTHORITY SECTION ADDRESS FIRST-YEAR LAST-YEAR
  new_key "$1" rsa
  certify "$1" "$2" "$3" "$4" "email:$4" "$5" "$6" -cert "$2.pem" -keyfile "$2.key"
}

here=DNS:localhost,IP:127.0.0.1
authority ca
authority other-ca
server good ca localhost "$here" 2020 2049
server wrong-name ca other.example DNS:other.example 2020 2049
server expired ca localhost "$here" 2020 2021
server not-yet ca localhost "$here" 2045 2049
server untrusted other-ca localhost "$here" 2020 2049
: >self-signed.index
new_key self-signed ec
certify self-signed self-signed server localhost "$here" 2020 2049 \
  -selfsign -keyfile self-signed.key
for address; do
  recipient "$address" ca mail "$address" 2020 2049
done
recipient smime-expired ca mail "$1" 2020 2021
recipient smime-untrusted other-ca mail "$1" 2020 2049
recipient smime-other ca mail other@elsewhere.example 2020 2049
recipient smime-no-mail ca server "$1" 2020 2049
rm -rf -- *.csr *.index* ca.log openssl.cnf issued
