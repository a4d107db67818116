"""Countries with their people's names, capitals and other names."""

from __future__ import annotations

from provenance.text import normal

_TABLE = """
Afghanistan: Afghan, Afghans; Kabul
Albania: Albanian, Albanians; Tirana
Algeria: Algerian, Algerians; Algiers
Andorra: Andorran, Andorrans
Angola: Angolan, Angolans; Luanda
Argentina: Argentine, Argentines, Argentinian, Argentinians; Buenos Aires
Armenia: Armenian, Armenians; Yerevan
Australia: Australian, Australians; Canberra
Austria: Austrian, Austrians; Vienna
Azerbaijan: Azerbaijani, Azerbaijanis, Azeri, Azeris; Baku
Bahamas: Bahamian, Bahamians; ; The Bahamas
Bahrain: Bahraini, Bahrainis; Manama
Bangladesh: Bangladeshi, Bangladeshis; Dhaka
Barbados: Barbadian, Barbadians
Belarus: Belarusian, Belarusians, Belarussian; Minsk; Belorussia
Belgium: Belgian, Belgians; Brussels
Belize: Belizean, Belizeans; Belmopan
Benin: Beninese; Porto-Novo
Bhutan: Bhutanese; Thimphu
Bolivia: Bolivian, Bolivians; La Paz
Bosnia: Bosnian, Bosnians; Sarajevo; Bosnia and Herzegovina, Bosnia-Herzegovina
Botswana: Botswanan; Gaborone
Brazil: Brazilian, Brazilians; Brasilia
Brunei: Bruneian; Bandar Seri Begawan
Bulgaria: Bulgarian, Bulgarians; Sofia
Burkina Faso: Burkinabe; Ouagadougou
Burundi: Burundian, Burundians; Bujumbura
Cambodia: Cambodian, Cambodians, Khmer; Phnom Penh
Cameroon: Cameroonian, Cameroonians; Yaounde
Canada: Canadian, Canadians; Ottawa
Cape Verde: Cape Verdean; Praia; Cabo Verde
Central African Republic: Central African; Bangui
Chad: Chadian, Chadians; N'Djamena
Chile: Chilean, Chileans; Santiago
China: Chinese; Beijing; People's Republic of China, PRC, Mainland China
Colombia: Colombian, Colombians; Bogota
Comoros: Comorian
Costa Rica: Costa Rican, Costa Ricans
Croatia: Croatian, Croatians, Croat, Croats; Zagreb
Cuba: Cuban, Cubans; Havana
Cyprus: Cypriot, Cypriots; Nicosia
Czech Republic: Czech, Czechs; Prague; Czechia
Democratic Republic of the Congo: Congolese; Kinshasa; DRC, DR Congo, Democratic Republic of Congo
Denmark: Danish, Dane, Danes; Copenhagen
Djibouti: Djiboutian
Dominican Republic: Dominican, Dominicans; Santo Domingo
East Timor: Timorese; Dili; Timor-Leste
Ecuador: Ecuadorian, Ecuadorians, Ecuadorean; Quito
Egypt: Egyptian, Egyptians; Cairo
El Salvador: Salvadoran, Salvadorans, Salvadorean; San Salvador
Equatorial Guinea: Equatoguinean; Malabo
Eritrea: Eritrean, Eritreans; Asmara
Estonia: Estonian, Estonians; Tallinn
Eswatini: Swazi, Swazis; Mbabane; Swaziland
Ethiopia: Ethiopian, Ethiopians; Addis Ababa
Fiji: Fijian, Fijians; Suva
Finland: Finnish, Finn, Finns; Helsinki
France: French, Frenchman, Frenchmen; Paris
Gabon: Gabonese; Libreville
Gambia: Gambian, Gambians; Banjul; The Gambia
Georgia: Georgian, Georgians; Tbilisi
Germany: German, Germans; Berlin
Ghana: Ghanaian, Ghanaians; Accra
Greece: Greek, Greeks; Athens
Guatemala: Guatemalan, Guatemalans; Guatemala City
Guinea: Guinean, Guineans; Conakry
Guinea-Bissau: Bissau-Guinean; Bissau
Guyana: Guyanese
Haiti: Haitian, Haitians; Port-au-Prince
Honduras: Honduran, Hondurans; Tegucigalpa
Hungary: Hungarian, Hungarians; Budapest
Iceland: Icelandic, Icelander, Icelanders; Reykjavik
India: Indian, Indians; New Delhi
Indonesia: Indonesian, Indonesians; Jakarta
Iran: Iranian, Iranians; Tehran, Teheran; Islamic Republic of Iran
Iraq: Iraqi, Iraqis; Baghdad
Ireland: Irish, Irishman, Irishmen; Dublin
Israel: Israeli, Israelis
Italy: Italian, Italians; Rome
Ivory Coast: Ivorian, Ivorians; Abidjan; Cote d'Ivoire
Jamaica: Jamaican, Jamaicans
Japan: Japanese; Tokyo
Jordan: Jordanian, Jordanians; Amman
Kazakhstan: Kazakh, Kazakhs, Kazakhstani; Astana, Nur-Sultan
Kenya: Kenyan, Kenyans; Nairobi
Kosovo: Kosovar, Kosovars; Pristina
Kuwait: Kuwaiti, Kuwaitis; Kuwait City
Kyrgyzstan: Kyrgyz; Bishkek
Laos: Laotian, Laotians, Lao; Vientiane
Latvia: Latvian, Latvians; Riga
Lebanon: Lebanese; Beirut
Lesotho: Basotho; Maseru
Liberia: Liberian, Liberians; Monrovia
Libya: Libyan, Libyans; Tripoli
Liechtenstein: Liechtensteiner; Vaduz
Lithuania: Lithuanian, Lithuanians; Vilnius
Luxembourg: Luxembourger
Madagascar: Malagasy; Antananarivo
Malawi: Malawian, Malawians; Lilongwe
Malaysia: Malaysian, Malaysians; Kuala Lumpur
Maldives: Maldivian, Maldivians
Mali: Malian, Malians; Bamako
Malta: Maltese; Valletta
Mauritania: Mauritanian, Mauritanians; Nouakchott
Mauritius: Mauritian, Mauritians; Port Louis
Mexico: Mexican, Mexicans; Mexico City
Moldova: Moldovan, Moldovans; Chisinau
Monaco: Monegasque
Mongolia: Mongolian, Mongolians; Ulaanbaatar, Ulan Bator
Montenegro: Montenegrin, Montenegrins; Podgorica
Morocco: Moroccan, Moroccans; Rabat
Mozambique: Mozambican, Mozambicans; Maputo
Myanmar: Burmese; Naypyidaw, Yangon; Burma
Namibia: Namibian, Namibians; Windhoek
Nepal: Nepali, Nepalis, Nepalese; Kathmandu
Netherlands: Dutch, Dutchman; Amsterdam, The Hague; The Netherlands, Holland
New Zealand: New Zealander, New Zealanders; Wellington
Nicaragua: Nicaraguan, Nicaraguans; Managua
Niger: Nigerien; Niamey
Nigeria: Nigerian, Nigerians; Abuja
North Korea: North Korean, North Koreans; Pyongyang; DPRK, Democratic People's Republic of Korea
North Macedonia: Macedonian, Macedonians; Skopje; Macedonia
Norway: Norwegian, Norwegians; Oslo
Oman: Omani, Omanis; Muscat
Pakistan: Pakistani, Pakistanis; Islamabad
Palestine: Palestinian, Palestinians; Ramallah; Palestinian Authority
Panama: Panamanian, Panamanians
Papua New Guinea: Papua New Guinean; Port Moresby
Paraguay: Paraguayan, Paraguayans; Asuncion
Peru: Peruvian, Peruvians; Lima
Philippines: Filipino, Filipinos, Filipina, Philippine; Manila; The Philippines
Poland: Polish, Pole, Poles; Warsaw
Portugal: Portuguese; Lisbon
Qatar: Qatari, Qataris; Doha
Republic of the Congo: ; Brazzaville
Romania: Romanian, Romanians; Bucharest
Russia: Russian, Russians; Moscow; Russian Federation
Rwanda: Rwandan, Rwandans; Kigali
Saudi Arabia: Saudi, Saudis, Saudi Arabian, Saudi Arabians; Riyadh
Senegal: Senegalese; Dakar
Serbia: Serbian, Serbians, Serb, Serbs; Belgrade
Sierra Leone: Sierra Leonean; Freetown
Singapore: Singaporean, Singaporeans
Slovakia: Slovak, Slovaks, Slovakian; Bratislava
Slovenia: Slovenian, Slovenians, Slovene; Ljubljana
Somalia: Somali, Somalis; Mogadishu
South Africa: South African, South Africans; Pretoria
South Korea: South Korean, South Koreans; Seoul; Republic of Korea, ROK
South Sudan: South Sudanese; Juba
Spain: Spanish, Spaniard, Spaniards; Madrid
Sri Lanka: Sri Lankan, Sri Lankans; Colombo
Sudan: Sudanese; Khartoum
Suriname: Surinamese; Paramaribo
Sweden: Swedish, Swede, Swedes; Stockholm
Switzerland: Swiss; Bern, Berne
Syria: Syrian, Syrians; Damascus
Taiwan: Taiwanese; Taipei
Tajikistan: Tajik, Tajiks; Dushanbe
Tanzania: Tanzanian, Tanzanians; Dodoma, Dar es Salaam
Thailand: Thai, Thais; Bangkok
Togo: Togolese; Lome
Tonga: Tongan, Tongans
Trinidad and Tobago: Trinidadian; Port of Spain; Trinidad
Tunisia: Tunisian, Tunisians; Tunis
Turkey: Turkish, Turk, Turks; Ankara; Turkiye
Turkmenistan: Turkmen; Ashgabat
Uganda: Ugandan, Ugandans; Kampala
Ukraine: Ukrainian, Ukrainians; Kyiv, Kiev
United Arab Emirates: Emirati, Emiratis; Abu Dhabi; UAE, U.A.E., Emirates
United Kingdom: British, Briton, Britons; London; UK, U.K., Britain, Great Britain
United States: American, Americans; Washington; US, U.S., USA, U.S.A., America, United States of America
Uruguay: Uruguayan, Uruguayans; Montevideo
Uzbekistan: Uzbek, Uzbeks; Tashkent
Vatican: ; Vatican City; Holy See
Venezuela: Venezuelan, Venezuelans; Caracas
Vietnam: Vietnamese; Hanoi
Yemen: Yemeni, Yemenis; Sanaa
Zambia: Zambian, Zambians; Lusaka
Zimbabwe: Zimbabwean, Zimbabweans; Harare
England: English, Englishman, Englishmen
Scotland: Scottish, Scot, Scots; Edinburgh
Wales: Welsh, Welshman; Cardiff
Northern Ireland: Northern Irish; Belfast
Hong Kong: Hongkonger, Hongkongers
"""

Words = tuple[str, ...]


def words_of(name: str) -> Words:
    """Normal forms of a name's words, without full stops and "the"."""
    words = (normal(word).replace(".", "") for word in name.replace("-", " ").split())
    return tuple(word for word in words if word != "the")


def _read(table: str) -> tuple[dict[Words, Words], dict[Words, Words]]:
    countries: dict[Words, Words] = {}
    capitals: dict[Words, Words] = {}
    for line in table.strip().splitlines():
        name, _, rest = line.partition(":")
        peoples, cities, others = [*rest.split(";"), "", ""][:3]
        key = words_of(name)
        for alias in (name, *peoples.split(","), *others.split(",")):
            if words := words_of(alias):
                countries[words] = key
        for city in cities.split(","):
            if words := words_of(city):
                capitals[words] = key
    return countries, capitals


COUNTRIES, CAPITALS = _read(_TABLE)
"""Words of a country's names and of its people's -> the country; words of a capital -> its country."""

DEMONYMS = {words[0]: key for words, key in COUNTRIES.items() if len(words) == 1 and words != key}
"""Single words that mean of a country: "japanese", "us" -> its key."""

LONGEST = max(len(words) for words in (*COUNTRIES, *CAPITALS))
"""Words of the longest name in the tables."""


def country_of(words: Words) -> Words | None:
    """The country a country's, a nation's or a capital's name stands for."""
    return COUNTRIES.get(words) or CAPITALS.get(words)
